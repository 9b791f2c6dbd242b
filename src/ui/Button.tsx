import type { ReactNode } from 'react'
import { Button as TaroButton, Text } from '@tarojs/components'
import { pressable } from './pressable'
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
      className={`button button--${kind} ${isOff ? 'button--off' : ''} ${isBusy ? 'button--busy' : ''} ${className}`}
      // in a browser Taro writes even `false` as an attribute, and its own style greys whatever has it
      {...(isOff ? { disabled: true } : {})}
      {...pressable('button')}
      hoverClass='button--pressed'
      onClick={isOff ? undefined : onPress}
    >
      {children}
    </TaroButton>
  )
}

/** A label whose tail stays in one piece: `继续学习 3.2 深基坑支护 · 还剩 12 分`. */
export function LabelWithTail({ label, tail }: { readonly label: string; readonly tail: string | null }) {
  return (
    <Text>
      {label}
      {tail !== null && <Text className='button__tail'>{` · ${tail}`}</Text>}
    </Text>
  )
}
