// Inside WeChat the host answers; a browser on a computer has no such number to give.
import { Button } from '@tarojs/components'
import type { PhoneNumberButtonProps } from './phone-number-button'
import './wechat-host'

export function canAskForPhoneNumber(): boolean {
  return window.wechatHost !== undefined
}

export function PhoneNumberButton({ className, disabled, onCode, onDeclined, children }: PhoneNumberButtonProps) {
  async function ask(): Promise<void> {
    try {
      const code = await window.wechatHost?.requestPhoneNumberCode()
      if (code) onCode(code)
      else onDeclined()
    } catch {
      // the person refused, or WeChat could not ask
      onDeclined()
    }
  }
  return (
    <Button className={className} disabled={disabled} onClick={() => void ask()}>
      {children}
    </Button>
  )
}
