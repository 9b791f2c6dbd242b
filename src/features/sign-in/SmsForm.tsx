import { useState } from 'react'
import { View } from '@tarojs/components'
import { requestSmsCode } from '../../contract/account/request-sms-code'
import { signInBySms } from '../../contract/account/sign-in-by-sms'
import { goTo } from '../../platform/navigation'
import { deviceName } from '../../platform/wechat'
import { useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { routes } from '../../ui/routes'
import { SmsCodeField } from '../../ui/SmsCodeField'
import { RefusalNotice } from './RefusalNotice'
import { smsHint } from './text'
import { useFollowOutcome } from './use-follow-outcome'

/** The typed number with a code sent to it (ACC-06). */
export function SmsForm({ isAllowed }: { readonly isAllowed: () => boolean }) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [resendAtMs, setResendAtMs] = useState<number | null>(null)
  const request = useCommand(requestSmsCode)
  const signIn = useCommand(signInBySms)
  const follow = useFollowOutcome()
  const isPhone = /^1[3-9]\d{9}$/.test(phone)

  async function send(): Promise<void> {
    signIn.clearFailure()
    const outcome = await request.run({ by: 'phone', phone })
    if (outcome?.ok) setResendAtMs(Date.now() + outcome.data.resendInMs)
  }

  async function submit(): Promise<void> {
    if (!isAllowed()) return
    const outcome = await signIn.run({ phone, code, device: deviceName() })
    if (outcome?.ok) follow(outcome.data)
  }

  return (
    <View>
      <Field label='手机号' kind='digits' maxLength={11} value={phone} placeholder='报名时登记的手机号' onChange={(text) => setPhone(text.replace(/\D/g, ''))} />
      <SmsCodeField value={code} onChange={setCode} onSend={() => void send()} resendAtMs={resendAtMs} canSend={isPhone} isSending={request.isBusy} hint={resendAtMs === null ? undefined : smsHint} />
      <RefusalNotice failure={request.failure ?? signIn.failure} onWay={{ claim: () => goTo(routes.claim) }} />
      <Button isBusy={signIn.isBusy} isDisabled={!isPhone || code.length !== 6} onPress={() => void submit()}>
        登录
      </Button>
    </View>
  )
}
