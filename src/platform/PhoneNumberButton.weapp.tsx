// WeChat's own button: only a tap on it asks for the phone number (REL-02).
import { Button } from '@tarojs/components'
import type { PhoneNumberButtonProps } from './phone-number-button'

export function canAskForPhoneNumber(): boolean {
  return true
}

export function PhoneNumberButton({ className, disabled, onCode, onDeclined, children }: PhoneNumberButtonProps) {
  return (
    <Button
      className={className}
      disabled={disabled}
      openType='getPhoneNumber'
      onGetPhoneNumber={(event) => {
        const code = event.detail.code
        if (code) onCode(code)
        else onDeclined()
      }}
    >
      {children}
    </Button>
  )
}
