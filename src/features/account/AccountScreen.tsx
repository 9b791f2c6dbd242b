// 账号与设备: WeChat, password, own phone, devices (ACC-02, ACC-03, ACC-04, ACC-07).
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import { endOtherSessions } from '../../contract/account/end-other-sessions'
import { getMe } from '../../contract/account/get-me'
import { signOut } from '../../contract/account/sign-out'
import { restartAt, switchTab, usePageParameters } from '../../platform/navigation'
import { clearSession, useAnswer, useCommand, useForgetAnswers, useForgetEverything } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Dialog } from '../../ui/Dialog'
import { FailureNotice } from '../../ui/FailureNotice'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { dayText, fullDayText, timeOfDay } from '../../ui/wording'
import { BindByScan } from './BindByScan'
import { OwnPhoneForm } from './OwnPhoneForm'
import { PasswordForm } from './PasswordForm'
import { justBound } from './text'
import './account.scss'

type Me = ResponseOf<typeof getMe>

export function AccountScreen() {
  const me = useAnswer(getMe, {})
  return (
    <Page title='账号与设备' isLoading={me.isLoading} failure={me.failure} hasContent={me.data !== undefined} onRetry={me.reload}>
      {me.data && <Account me={me.data} />}
      <SchoolPhone />
    </Page>
  )
}

function Account({ me }: { readonly me: Me }) {
  const { step } = usePageParameters()
  const [wasUnbound] = useState(me.wechatBoundAtMs === null)
  return (
    <View>
      <Card title='微信'>
        {wasUnbound && me.wechatBoundAtMs !== null && (
          <Notice tone='good' title={justBound.title} actions={<Button onPress={() => switchTab(routes.home)}>{justBound.label}</Button>}>
            {justBound.text}
          </Notice>
        )}
        {me.wechatBoundAtMs === null ? (
          <BindByScan />
        ) : (
          <Text className='account__line'>{`${fullDayText(me.wechatBoundAtMs)} 绑定。这个微信只用于 ${me.maskedName} 的学习和考试。要换微信，请打学校电话办理，已得学时不受影响。`}</Text>
        )}
      </Card>
      <PhoneCard me={me} isOpen={step === 'own-phone'} />
      <PasswordCard me={me} />
      <DevicesCard me={me} />
    </View>
  )
}

function PhoneCard({ me, isOpen }: { readonly me: Me; readonly isOpen: boolean }) {
  const [isEditing, setIsEditing] = useState(isOpen)
  const [saved, setSaved] = useState<string | null>(null)
  return (
    <Card title='手机号'>
      <Text className='account__line'>{`报名时登记：${me.maskedPhone}${me.sharesReservedPhone ? '（几位学员共用）' : ''}`}</Text>
      {me.maskedOwnPhone !== null && <Text className='account__line'>{`本人号码：${me.maskedOwnPhone}`}</Text>}
      {saved !== null && <Notice tone='good'>{`已登记 ${saved}，以后可以用它登录和收短信。`}</Notice>}
      {isEditing && saved === null ? (
        <OwnPhoneForm onSaved={setSaved} />
      ) : (
        saved === null && (
          <Button kind={me.sharesReservedPhone && me.maskedOwnPhone === null ? 'primary' : 'quiet'} onPress={() => setIsEditing(true)}>
            {me.sharesReservedPhone && me.maskedOwnPhone === null ? '登记我自己的手机号' : '号码换了，登记新号码'}
          </Button>
        )
      )}
    </Card>
  )
}

function PasswordCard({ me }: { readonly me: Me }) {
  const [isEditing, setIsEditing] = useState(false)
  const [isSaved, setIsSaved] = useState(false)
  return (
    <Card title='电脑登录密码'>
      <Text className='account__line'>{me.hasOwnPassword ? '已设置。在电脑上用身份证号和密码登录。' : '还没有设置。设好后，在电脑上可以用身份证号和密码登录。'}</Text>
      {isSaved && <Notice tone='good'>密码已保存，其他设备已退出登录。</Notice>}
      {isEditing && !isSaved ? (
        <PasswordForm
          hasOwnPassword={me.hasOwnPassword}
          isProvenHere={me.via === 'wechat'}
          onSaved={() => setIsSaved(true)}
        />
      ) : (
        !isSaved && (
          <Button kind='secondary' onPress={() => setIsEditing(true)}>
            {me.hasOwnPassword ? '换密码' : '设置密码'}
          </Button>
        )
      )}
    </Card>
  )
}

function DevicesCard({ me }: { readonly me: Me }) {
  const [isAsking, setIsAsking] = useState(false)
  const end = useCommand(endOtherSessions)
  const leave = useCommand(signOut)
  const forgetAnswers = useForgetAnswers()
  const forgetEverything = useForgetEverything()
  const others = me.sessions.filter(({ isThis }) => !isThis).length

  async function endOthers(): Promise<void> {
    setIsAsking(false)
    const outcome = await end.run({})
    if (outcome?.ok) await forgetAnswers(getMe)
  }

  async function signOutHere(): Promise<void> {
    const outcome = await leave.run({})
    // Gone on the server or not: this browser keeps nothing.
    if (outcome === null || (!outcome.ok && outcome.error.code === 'OFFLINE')) return
    clearSession()
    forgetEverything()
    restartAt(routes.welcome)
  }

  return (
    <Card title='登录的电脑和浏览器'>
      {me.sessions.length === 0 && <Text className='account__line'>没有电脑或浏览器登录着。</Text>}
      <View className='account__sessions'>
        {me.sessions.map((session) => (
          <ListRow key={session.createdAtMs} title={session.device} detail={`${dayText(session.createdAtMs)} ${timeOfDay(session.createdAtMs)} 登录`} value={session.isThis ? '本机' : undefined} />
        ))}
      </View>
      {end.failure && <FailureNotice failure={end.failure} />}
      {leave.failure && <FailureNotice failure={leave.failure} />}
      <View className='account__actions'>
        {others > 0 && (
          <Button kind='secondary' isBusy={end.isBusy} onPress={() => setIsAsking(true)}>
            让其他设备全部退出
          </Button>
        )}
        {me.via === 'web' && (
          <Button kind='danger' isBusy={leave.isBusy} onPress={() => void signOutHere()}>
            退出登录
          </Button>
        )}
      </View>
      {isAsking && (
        <Dialog
          title='让其他设备全部退出？'
          actions={
            <>
              <Button onPress={() => void endOthers()}>全部退出</Button>
              <Button kind='secondary' onPress={() => setIsAsking(false)}>
                不用了
              </Button>
            </>
          }
        >
          正在别处播放的视频会停下，已经看的都算数。
        </Dialog>
      )}
    </Card>
  )
}
