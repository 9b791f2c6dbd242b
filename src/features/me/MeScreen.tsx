// 个人中心: who is signed in, and the way to everything about the person.
import { Switch, Text, View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import { getMe } from '../../contract/account/get-me'
import { itemNames, specialtyNames } from '../../domain/specialty'
import { usePageShown } from '../../platform/lifecycle'
import { goTo } from '../../platform/navigation'
import { isLargeText, setLargeText, useTextScale } from '../../platform/text-scale'
import { canScan, inWeChat, scanCode } from '../../platform/wechat'
import { useAnswer, useSession } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { fullDayText } from '../../ui/wording'
import { codeInScan } from './scanned'
import './MeScreen.scss'

type Me = ResponseOf<typeof getMe>

export function MeScreen() {
  const session = useSession()
  const mayBeSignedIn = session === 'signed-in' || inWeChat()
  const me = useAnswer(getMe, {}, { isWanted: mayBeSignedIn })
  usePageShown(() => mayBeSignedIn && me.reload())
  const isSignedOut = !mayBeSignedIn || (me.failure?.code === 'NOT_SIGNED_IN' && session === 'signed-out')
  return (
    <Page title='个人中心' tab='me' isLoading={!isSignedOut && me.isLoading} failure={isSignedOut ? null : me.failure} hasContent={isSignedOut || me.data !== undefined} onRetry={me.reload}>
      {isSignedOut ? <SignedOut /> : me.data && <Person me={me.data} />}
      <Card isFlush>
        <LargeTextRow />
        <ListRow title='帮助与联系' onPress={() => goTo(routes.help)} />
        {isSignedOut && <ListRow title='隐私说明' onPress={() => goTo(routes.privacy)} />}
        {isSignedOut && <ListRow title='证书核验' onPress={() => goTo(routes.verify)} />}
      </Card>
      <SchoolPhone />
    </Page>
  )
}

function SignedOut() {
  return <EmptyState title='还没有登录' text='登录后可以看到本人信息、学时证明和账号设置。' action={<Button onPress={() => goTo(routes.signIn)}>认证登录</Button>} />
}

function Person({ me }: { readonly me: Me }) {
  return (
    <View>
      <Card>
        <Text className='me__name'>{me.name}</Text>
        <Text className='me__line'>{`身份证号 ${me.maskedIdNumber}`}</Text>
        <Text className='me__line'>{`手机 ${me.maskedOwnPhone ?? me.maskedPhone}`}</Text>
        {me.enrolments.map((enrolment) => (
          <View key={enrolment.enrolmentId} className='me__enrolment'>
            <Text className='me__specialty'>{`${specialtyNames[enrolment.specialty]}（${itemNames[enrolment.item]}）`}</Text>
            <Text className='me__line'>{enrolment.employerName}</Text>
            {enrolment.registrationExpires !== null && <Text className='me__line'>{`注册有效期至 ${fullDayText(enrolment.registrationExpires)}`}</Text>}
          </View>
        ))}
      </Card>
      {me.isDemonstration && <Notice tone='warning'>演示账号：学时、考试和证书均无效。</Notice>}
      {me.wechatBoundAtMs === null && (
        <View className='me__unbound'>
          <Notice tone='warning' title='还没有绑定本人微信' actions={<Button onPress={() => goTo(routes.account)}>绑定本人微信</Button>}>
            现在可以看目录；要计学时、参加考试，请先绑定您自己的微信。
          </Notice>
        </View>
      )}
      <Card isFlush>
        {me.enrolments.map(({ enrolmentId, specialty }) => (
          <ListRow key={enrolmentId} title='学时证明' detail={me.enrolments.length > 1 ? specialtyNames[specialty] : undefined} onPress={() => goTo(routes.certificate, { enrolment: enrolmentId })} />
        ))}
        <ListRow title='学时明细' detail='哪些计了、哪些没计、为什么' onPress={() => goTo(routes.statement)} />
        {inWeChat() && canScan() && <ListRow title='扫一扫' detail='登录电脑、确认学习验证' onPress={() => void openScanner()} />}
        <ListRow title='账号与设备' detail='密码、手机号、登录的设备' onPress={() => goTo(routes.account)} />
        <ListRow title='隐私与授权' onPress={() => goTo(routes.privacy)} />
      </Card>
    </View>
  )
}

async function openScanner(): Promise<void> {
  const scanned = await scanCode()
  const code = scanned === null ? null : codeInScan(scanned)
  if (code !== null) goTo(routes.check, { scene: code })
}

function LargeTextRow() {
  useTextScale()
  return <ListRow title='大字显示' detail='字放大四分之一' value={<Switch checked={isLargeText()} color='#1f5a96' ariaLabel='大字显示' onChange={(event) => setLargeText(event.detail.value)} />} />
}
