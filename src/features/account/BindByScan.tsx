// A browser shows a code; the person's own WeChat opens it and binds (CHK-01).
import { useEffect, useMemo, useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { getMe } from '../../contract/account/get-me'
import { issueBindCode } from '../../contract/account/issue-bind-code'
import { requestMySmsCode } from '../../contract/account/request-my-sms-code'
import { qrImage } from '../../platform/qr'
import { useAnswer, useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { FailureNotice } from '../../ui/FailureNotice'
import { Notice } from '../../ui/Notice'
import { SmsCodeField } from '../../ui/SmsCodeField'
import { TypedDigits } from '../../ui/TypedDigits'
import './account.scss'
import { bindByPhoneText, bindSharedText, smsCodeText, typeBindDigits } from './text'

/** How often the page looks whether the phone has bound. */
const lookEveryMs = 3_000

interface BindByScanProps {
  /** The phone has bound. */
  readonly onBound?: () => void
  /** The code is shown without a tap: in the place of what waits for the binding. */
  readonly isAtOnce?: boolean
}

export function BindByScan({ onBound, isAtOnce = false }: BindByScanProps) {
  const issue = useCommand(issueBindCode)
  const [shown, setShown] = useState<ShownCode | null>(null)

  const show = (smsCode?: string): Promise<void> =>
    issue.run(smsCode === undefined ? {} : { smsCode }).then((outcome) => setShown(outcome?.ok ? { ...outcome.data, endsAtMs: Date.now() + outcome.data.expiresInMs } : null))

  useEffect(() => {
    if (isAtOnce) void show()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the place is first seen
  }, [])

  // a code that ran out renews itself (CHK-06); a session that began with a password is asked for the phone again
  if (shown) return <BindCode {...shown} onBound={onBound} onEnd={() => void show()} />
  const { failure } = issue
  const needsProof = failure?.code === 'PROOF_NEEDED' || failure?.code === 'SMS_CODE_REFUSED'
  return (
    <View>
      <Text className='account__line'>还没有绑定。绑定以后才计学时、才能考试。</Text>
      {failure?.code === 'PHONE_SHARED' && <Notice tone='info'>{bindSharedText}</Notice>}
      {needsProof && <BindProof isBusy={issue.isBusy} triesLeft={failure?.code === 'SMS_CODE_REFUSED' ? (failure.details?.triesLeft ?? 0) : null} onCode={(code) => void show(code)} />}
      {failure && !needsProof && failure.code !== 'PHONE_SHARED' && <FailureNotice failure={failure} />}
      {!needsProof && (
        <Button isBusy={issue.isBusy} onPress={() => void show()}>
          显示绑定二维码
        </Button>
      )}
    </View>
  )
}

interface ShownCode {
  readonly link: string
  readonly sixDigits: string
  readonly endsAtMs: number
}

function BindCode({ link, sixDigits, endsAtMs, onBound, onEnd }: ShownCode & { readonly onBound: (() => void) | undefined; readonly onEnd: () => void }) {
  const image = useMemo(() => qrImage(link), [link])
  const me = useAnswer(getMe, {})
  const { reload } = me
  useEffect(() => {
    const timer = setInterval(() => (Date.now() < endsAtMs ? reload() : onEnd()), lookEveryMs)
    return () => clearInterval(timer)
  }, [endsAtMs, reload, onEnd])
  const isBound = me.data !== undefined && me.data.wechatBoundAtMs !== null
  useEffect(() => {
    if (isBound) onBound?.()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it becomes true
  }, [isBound])
  return (
    <View className='account__scan'>
      <Image className='account__qr' src={image} mode='aspectFit' ariaLabel='绑定微信的二维码' />
      <Text className='account__line'>{bindByPhoneText}</Text>
      <TypedDigits digits={sixDigits} where={typeBindDigits} />
    </View>
  )
}

/** A session that began with a password: the reserved phone has to prove the person before a WeChat is bound. */
function BindProof({ isBusy, triesLeft, onCode }: { readonly isBusy: boolean; readonly triesLeft: number | null; readonly onCode: (code: string) => void }) {
  const [code, setCode] = useState('')
  const [resendAtMs, setResendAtMs] = useState<number | null>(null)
  const request = useCommand(requestMySmsCode)

  async function send(): Promise<void> {
    const outcome = await request.run({ purpose: 'bind' })
    if (outcome?.ok) setResendAtMs(Date.now() + outcome.data.resendInMs)
  }

  return (
    <View className='account__form'>
      <Notice title='先确认是您本人'>验证码发到报名时登记的手机。</Notice>
      <SmsCodeField value={code} onChange={setCode} onSend={() => void send()} resendAtMs={resendAtMs} canSend isSending={request.isBusy} />
      {triesLeft !== null && <Notice tone='warning'>{smsCodeText(triesLeft)}</Notice>}
      {request.failure && <FailureNotice failure={request.failure} />}
      <Button isBusy={isBusy} isDisabled={code.length !== 6} onPress={() => onCode(code)}>
        下一步，显示二维码
      </Button>
    </View>
  )
}
