import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import './EmptyState.scss'

export interface EmptyStateProps {
  readonly title: string
  readonly text?: string
  readonly action?: ReactNode
}

/** Nothing here yet: says why, and what comes next. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <View className='empty-state'>
      <Text className='empty-state__title'>{title}</Text>
      {text !== undefined && <Text className='empty-state__text'>{text}</Text>}
      {action !== undefined && <View className='empty-state__action'>{action}</View>}
    </View>
  )
}
