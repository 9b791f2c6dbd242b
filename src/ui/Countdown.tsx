import { useEffect, useState } from 'react'
import { Text } from '@tarojs/components'

export interface CountdownProps {
  /** The moment it reaches zero, on this device's clock. */
  readonly endsAtMs: number
  readonly onEnd?: () => void
}

/** `2:40`, `1:02:40`, `4 天 23:59:59`; never negative. */
export function clockText(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const two = (value: number): string => String(value).padStart(2, '0')
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`
  const ofDay = `${hours < 24 ? hours : two(hours % 24)}:${two(minutes % 60)}:${two(seconds % 60)}`
  return hours < 24 ? ofDay : `${Math.floor(hours / 24)} 天 ${ofDay}`
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
