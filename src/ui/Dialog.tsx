import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import './Dialog.scss'

export interface DialogProps {
  readonly title: string
  readonly children?: ReactNode
  /** Buttons, the recommended first. */
  readonly actions: ReactNode
}

/** A question that must be answered before anything goes on. Rendered while it is open. */
export function Dialog({ title, children, actions }: DialogProps) {
  return (
    <View className='dialog' catchMove ariaRole='dialog' ariaLabel={title}>
      <View className='dialog__sheet'>
        <Text className='dialog__title'>{title}</Text>
        {children !== undefined && <View className='dialog__text'>{children}</View>}
        <View className='dialog__actions'>{actions}</View>
      </View>
    </View>
  )
}
