import type { ReactNode } from 'react'

export interface PhoneNumberButtonProps {
  readonly className?: string
  readonly disabled?: boolean
  /** A single-use code that only the server can turn into a number. */
  readonly onCode: (code: string) => void
  readonly onDeclined: () => void
  readonly children: ReactNode
}
