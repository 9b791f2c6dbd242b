import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './ProgressRing.scss'

export interface ProgressRingProps {
  /** 0 to 1. */
  readonly share: number
  /** Read to those who don't see the ring. */
  readonly label: string
  readonly children: ReactNode
}

/** A ring that fills clockwise: one gradient, no canvas, so it costs nothing in WeChat. */
export function ProgressRing({ share, label, children }: ProgressRingProps) {
  const degrees = Math.round(Math.min(1, Math.max(0, share)) * 360)
  const first = Math.min(degrees, 180)
  const second = Math.max(degrees, 180)
  return (
    <View className='ring' ariaRole='img' ariaLabel={label}>
      <View className='ring__half ring__half--right'>
        <View className='ring__turn ring__turn--right' style={`transform:rotate(${first - 180}deg)`} />
      </View>
      <View className='ring__half ring__half--left'>
        <View className='ring__turn ring__turn--left' style={`transform:rotate(${second - 360}deg)`} />
      </View>
      <View className='ring__middle'>{children}</View>
    </View>
  )
}
