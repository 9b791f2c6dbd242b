// 认证登录: in WeChat the phone button first; in a browser ID number, SMS code or scanning (ACC-01, ACC-02, ACC-06).
import { useState, useSyncExternalStore } from 'react'
import { inWeChat } from '../../platform/wechat'
import { firstSession, onSessionChange, useSchool, useSession } from '../../transport'
import { restartAt } from '../../platform/navigation'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { UnboundNotice } from '../../ui/UnboundNotice'
import { Agreement } from './Agreement'
import { BrowserDoors } from './BrowserDoors'
import { FirstPasswordForm } from './FirstPasswordForm'
import { WeChatDoors } from './WeChatDoors'
import './sign-in.scss'

export function SignInScreen() {
  const session = useSession()
  const unboundAtMs = useSchool()?.unboundAtMs
  const mustSetPassword = useSyncExternalStore(onSessionChange, firstSession) !== null
  if (mustSetPassword) {
    return (
      <Page title='设置密码'>
        <FirstPasswordForm />
      </Page>
    )
  }
  return (
    <Page title='认证登录' isWide={!inWeChat()}>
      {session !== 'signed-in' && <UnboundNotice atMs={unboundAtMs} />}
      {session === 'signed-in' ? <SignedInAlready /> : <Doors />}
      <SchoolPhone />
    </Page>
  )
}

function SignedInAlready() {
  return (
    <Card title='您已经登录'>
      <Button onPress={() => restartAt(routes.home)}>进入学习</Button>
    </Card>
  )
}

function Doors() {
  const [isTicked, setIsTicked] = useState(false)
  const [isMissed, setIsMissed] = useState(false)
  function isAllowed(): boolean {
    setIsMissed(!isTicked)
    return isTicked
  }
  const agreement = <Agreement isTicked={isTicked} onChange={setIsTicked} isMissed={isMissed} />
  return inWeChat() ? <WeChatDoors isTicked={isTicked} isAllowed={isAllowed} agreement={agreement} /> : <BrowserDoors isAllowed={isAllowed} agreement={agreement} />
}
