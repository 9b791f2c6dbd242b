import { useEffect, useState } from 'react'
import { Field } from './Field'

export interface SmsCodeFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onSend: () => void
  /** When the next one may be sent, on this device's clock; null before the first. */
  readonly resendAtMs: number | null
  readonly canSend: boolean
  readonly isSending: boolean
  readonly hint?: string
  readonly onConfirm?: () => void
}

/** Six digits that arrive by SMS, with the button that sends them and the seconds until it may again. */
export function SmsCodeField({ value, onChange, onSend, resendAtMs, canSend, isSending, hint, onConfirm }: SmsCodeFieldProps) {
  const seconds = useSecondsUntil(resendAtMs)
  const label = isSending ? '正在发送' : seconds > 0 ? `${seconds} 秒后可重发` : resendAtMs === null ? '获取验证码' : '重新获取'
  return (
    <Field
      label='短信验证码'
      kind='digits'
      maxLength={6}
      value={value}
      placeholder='6 位数字'
      onChange={(text) => onChange(text.replace(/\D/g, ''))}
      hint={hint}
      onConfirm={onConfirm}
      action={{ label, onPress: onSend, isDisabled: !canSend || isSending || seconds > 0 }}
    />
  )
}

function useSecondsUntil(moment: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (moment === null) return undefined
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= moment) clearInterval(timer)
    }, 500)
    return () => clearInterval(timer)
  }, [moment])
  return moment === null ? 0 : Math.max(0, Math.ceil((moment - Math.max(now, 0)) / 1000))
}
