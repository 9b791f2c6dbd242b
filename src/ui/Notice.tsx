import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import './Notice.scss'

export interface NoticeProps {
  readonly tone?: 'info' | 'good' | 'warning' | 'bad'
  readonly title?: string
  readonly children?: ReactNode
  /** Buttons under the text. */
  readonly actions?: ReactNode
}

/** Says what happened, what is safe, what to do (SCR-03). */
export function Notice({ tone = 'info', title, children, actions }: NoticeProps) {
  return (
    <View className={`notice notice--${tone}`} ariaRole={tone === 'bad' || tone === 'warning' ? 'alert' : undefined}>
      {title !== undefined && <Text className='notice__title'>{title}</Text>}
      {children !== undefined && <View className='notice__text'>{children}</View>}
      {actions !== undefined && <View className='notice__actions'>{actions}</View>}
    </View>
  )
}
