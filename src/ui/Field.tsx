import { Input, Text, View } from '@tarojs/components'
import './Field.scss'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Also what a screen reader calls the field. */
  readonly placeholder: string
  readonly hint?: string
  /** `digits` opens the number keys, `id-number` WeChat's keys with X. */
  readonly kind?: 'text' | 'digits' | 'id-number'
  readonly maxLength?: number
  readonly isDisabled?: boolean
  /** A small action beside the field: send a code, show the password. */
  readonly action?: { readonly label: string; readonly onPress: () => void; readonly isDisabled?: boolean }
  readonly isSecret?: boolean
  readonly onConfirm?: () => void
}

const inputTypes = { text: 'text', digits: 'number', 'id-number': 'idcard' } as const

/** One labelled line to type in, at least 48 px high. */
export function Field({ label, value, onChange, placeholder, hint, kind = 'text', maxLength = 60, isDisabled = false, action, isSecret = false, onConfirm }: FieldProps) {
  return (
    <View className='field'>
      <Text className='field__label'>{label}</Text>
      <View className='field__line'>
        <Input
          className='field__input'
          type={inputTypes[kind]}
          password={isSecret}
          value={value}
          placeholder={placeholder}
          placeholderClass='field__placeholder'
          maxlength={maxLength}
          disabled={isDisabled}
          onInput={(event) => onChange(event.detail.value.slice(0, maxLength))}
          onConfirm={onConfirm}
        />
        {action && (
          <View
            className={`field__action ${action.isDisabled ? 'field__action--disabled' : ''}`}
            ariaRole='button'
            hoverClass='field__action--pressed'
            onClick={action.isDisabled ? undefined : action.onPress}
          >
            <Text>{action.label}</Text>
          </View>
        )}
      </View>
      {hint !== undefined && <Text className='field__hint'>{hint}</Text>}
    </View>
  )
}
