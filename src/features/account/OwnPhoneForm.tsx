import { useState } from 'react'
import { View } from '@tarojs/components'
import { getMe } from '../../contract/account/get-me'
import { leaveOwnPhone } from '../../contract/account/leave-own-phone'
import { requestMySmsCode } from '../../contract/account/request-my-sms-code'
import { canAskForPhoneNumber, PhoneNumberButton } from '../../platform/PhoneNumberButton'
import { useCommand, useForgetAnswers } from '../../transport'
import { Button } from '../../ui/Button'
import { FailureNotice } from '../../ui/FailureNotice'
import type { Failure } from '../../ui/failure-text'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { SmsCodeField } from '../../ui/SmsCodeField'
import { ownPhoneNeedsProof, sharedPhoneText, smsCodeText } from './text'

/** An own number, proven by WeChat's button or by a code sent to it (ACC-07). */
export function OwnPhoneForm({ onSaved }: { readonly onSaved: (maskedPhone: string) => void }) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [resendAtMs, setResendAtMs] = useState<number | null>(null)
  const request = useCommand(requestMySmsCode)
  const leave = useCommand(leaveOwnPhone)
  const forgetAnswers = useForgetAnswers()
  const isPhone = /^1[3-9]\d{9}$/.test(phone)

  async function send(): Promise<void> {
    const outcome = await request.run({ purpose: 'own-phone', phone })
    if (outcome?.ok) setResendAtMs(Date.now() + outcome.data.resendInMs)
  }

  async function save(proof: Parameters<typeof leave.run>[0]): Promise<void> {
    const outcome = await leave.run(proof)
    if (!outcome?.ok) return
    await forgetAnswers(getMe)
    onSaved(outcome.data.maskedPhone)
  }

  return (
    <View className='account__form'>
      {canAskForPhoneNumber() && (
        <PhoneNumberButton className='button button--primary' disabled={leave.isBusy} onCode={(phoneCode) => void save({ kind: 'wechat', code: phoneCode })} onDeclined={() => {}}>
          用这个微信的手机号
        </PhoneNumberButton>
      )}
      <Field label={canAskForPhoneNumber() ? '或填一个手机号' : '手机号'} kind='digits' maxLength={11} value={phone} placeholder='只有您自己用的号码' onChange={(text) => setPhone(text.replace(/\D/g, ''))} />
      <SmsCodeField value={code} onChange={setCode} onSend={() => void send()} resendAtMs={resendAtMs} canSend={isPhone} isSending={request.isBusy} />
      <PhoneFailure failure={request.failure ?? leave.failure} />
      <Button kind={canAskForPhoneNumber() ? 'secondary' : 'primary'} isBusy={leave.isBusy} isDisabled={!isPhone || code.length !== 6} onPress={() => void save({ kind: 'sms', phone, code })}>
        登记这个号码
      </Button>
    </View>
  )
}

function PhoneFailure({ failure }: { readonly failure: Failure | null }) {
  if (failure === null) return null
  const details = (failure.details ?? {}) as { maskedPhone?: string; triesLeft?: number }
  if (failure.code === 'PHONE_SHARED') return <Notice tone='warning'>{sharedPhoneText(details.maskedPhone ?? '')}</Notice>
  if (failure.code === 'PROOF_NEEDED') return <Notice tone='warning'>{ownPhoneNeedsProof}</Notice>
  if (failure.code === 'SMS_CODE_REFUSED') return <Notice tone='warning'>{smsCodeText(details.triesLeft ?? 0)}</Notice>
  return <FailureNotice failure={failure} />
}
