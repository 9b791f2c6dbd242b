import { useEffect, useState } from 'react'
import { Text } from '@tarojs/components'

export interface CountdownProps {
  /** The moment it reaches zero, on this device's clock. */
  readonly endsAtMs: number
  readonly onEnd?: () => void
}

/** `2:40`, `1:02:40`; never negative. */
export function clockText(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000))
  const minutes = Math.floor(seconds / 60)
  const two = (value: number): string => String(value).padStart(2, '0')
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** Counts down by the second; renders nothing but itself. */
export function Countdown({ endsAtMs, onEnd }: CountdownProps) {
  const [remainingMs, setRemainingMs] = useState(() => endsAtMs - Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      const left = endsAtMs - Date.now()
      setRemainingMs(left)
      if (left <= 0) {
        clearInterval(timer)
        onEnd?.()
      }
    }, 500)
    return () => clearInterval(timer)
  }, [endsAtMs, onEnd])
  return <Text>{clockText(remainingMs)}</Text>
}
