// 欢迎: for whom, what, whom to ask; it can be left without signing in (REL-02).
import { Text, View } from '@tarojs/components'
import { goTo, restartAt, switchTab } from '../../platform/navigation'
import { useSchool, useSession } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { UnboundNotice } from '../../ui/UnboundNotice'
import { need, steps, title, whom } from './text'
import './WelcomeScreen.scss'

export function WelcomeScreen() {
  const school = useSchool()
  const session = useSession()
  return (
    <Page title='欢迎' footer={session === 'signed-in' ? <Button onPress={() => restartAt(routes.home)}>进入学习</Button> : <Doors />}>
      <UnboundNotice atMs={school?.unboundAtMs} />
      <View className='welcome__head'>
        <Text className='welcome__title'>{title}</Text>
        <Text className='welcome__school'>{school?.name ?? ''}</Text>
      </View>
      <Card>
        <Text className='welcome__whom'>{whom}</Text>
        {steps.map((step, index) => (
          <View key={step.title} className='welcome__step'>
            <Text className='welcome__number'>{index + 1}</Text>
            <View className='welcome__words'>
              <Text className='welcome__step-title'>{step.title}</Text>
              <Text className='welcome__step-text'>{step.text}</Text>
            </View>
          </View>
        ))}
        <Text className='welcome__need'>{need}</Text>
      </Card>
      <Card isFlush>
        <ListRow title='帮助与联系' onPress={() => goTo(routes.help)} />
        <ListRow title='证书核验' detail='查一张学时证明是真是假，不用登录' onPress={() => goTo(routes.verify)} />
        <ListRow title='隐私说明' onPress={() => goTo(routes.privacy)} />
      </Card>
      <SchoolPhone />
    </Page>
  )
}

function Doors() {
  return (
    <View className='welcome__doors'>
      <Button onPress={() => goTo(routes.signIn)}>认证登录</Button>
      <Button kind='quiet' onPress={() => switchTab(routes.home)}>
        暂不登录
      </Button>
    </View>
  )
}
