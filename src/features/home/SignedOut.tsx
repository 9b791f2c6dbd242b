import { useEffect } from 'react'
import { goTo } from '../../platform/navigation'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'

// once per start: whoever chose 暂不登录 is not sent there again (REL-02)
let hasWelcomed = false

/** Nobody is signed in: the welcome page first, then this quiet place with a door. */
export function SignedOut() {
  useEffect(() => {
    if (hasWelcomed) return
    hasWelcomed = true
    goTo(routes.welcome)
  }, [])
  return (
    <Page title='学习' tab='home'>
      <EmptyState
        title='登录后可以看到您的课程和学时'
        text='二级注册建造师继续教育学员使用。请用报名时登记的手机号认证登录。'
        action={
          <>
            <Button onPress={() => goTo(routes.signIn)}>认证登录</Button>
            <SchoolPhone />
          </>
        }
      />
    </Page>
  )
}
