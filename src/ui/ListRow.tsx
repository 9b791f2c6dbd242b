import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { pressable } from './pressable'
import { Tick, type TickState } from './Tick'
import './ListRow.scss'

export interface ListRowProps {
  readonly title: string
  readonly detail?: string
  readonly value?: ReactNode
  readonly tick?: TickState
  /** The row of what is open right now. */
  readonly isCurrent?: boolean
  readonly isDisabled?: boolean
  readonly onPress?: () => void
}

/** A row that can be tapped everywhere, at least 48 px high. */
export function ListRow({ title, detail, value, tick, isCurrent = false, isDisabled = false, onPress }: ListRowProps) {
  const canPress = onPress !== undefined && !isDisabled
  return (
    <View
      className={`list-row ${isCurrent ? 'list-row--current' : ''} ${isDisabled ? 'list-row--disabled' : ''} ${canPress ? 'list-row--tappable' : ''}`}
      hoverClass={canPress ? 'list-row--pressed' : 'none'}
      {...(canPress ? pressable('button') : {})}
      onClick={canPress ? onPress : undefined}
    >
      {tick !== undefined && <Tick state={tick} />}
      <View className='list-row__words'>
        <Text className='list-row__title'>{title}</Text>
        {detail !== undefined && <Text className='list-row__detail'>{detail}</Text>}
      </View>
      {value !== undefined && <View className='list-row__value'>{value}</View>}
      {canPress && <Text className='list-row__arrow'>›</Text>}
    </View>
  )
}
