import type { ReactNode } from 'react'
import { Button as TaroButton } from '@tarojs/components'
import './Button.scss'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  /** `primary` once per screen; `quiet` is a text to tap. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly isDisabled?: boolean
  /** A call is under way: not to be tapped again. */
  readonly isBusy?: boolean
  readonly className?: string
}

/** At least 48 px high and as wide as its place (SCR-02). */
export function Button({ children, onPress, kind = 'primary', isDisabled = false, isBusy = false, className = '' }: ButtonProps) {
  const isOff = isDisabled || isBusy
  return (
    <TaroButton
      className={`button button--${kind} ${isOff ? 'button--off' : ''} ${className}`}
      // in a browser Taro writes even `false` as an attribute, and its own style greys whatever has it
      {...(isOff ? { disabled: true } : {})}
      loading={isBusy}
      hoverClass='button--pressed'
      onClick={isOff ? undefined : onPress}
    >
      {children}
    </TaroButton>
  )
}
