import { useState } from 'react'
import { Field } from './Field'

export interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder: string
  readonly hint?: string
  readonly onConfirm?: () => void
}

/** Hidden at first; 显示 lets people check what they typed. */
export function PasswordField(properties: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  return <Field {...properties} maxLength={128} isSecret={!isShown} action={{ label: isShown ? '隐藏' : '显示', onPress: () => setIsShown(!isShown) }} />
}
