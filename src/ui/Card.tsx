import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import './Card.scss'

export interface CardProps {
  readonly title?: string
  readonly children: ReactNode
  /** Rows go to the edge by themselves. */
  readonly isFlush?: boolean
}

/** A white field with an optional heading. */
export function Card({ title, children, isFlush = false }: CardProps) {
  return (
    <View className={`card ${isFlush ? 'card--flush' : ''}`}>
      {title !== undefined && <Text className='card__title'>{title}</Text>}
      {children}
    </View>
  )
}
