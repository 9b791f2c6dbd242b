import { useEffect, useMemo } from 'react'
import { readStored, writeStored } from './storage'

/** The value, or the one this device saw last: what must be at hand without network too. */
export function useKept<Value>(key: string, value: Value | undefined): Value | undefined {
  const kept = useMemo(() => readStored(key) as Value | null, [key])
  useEffect(() => {
    if (value !== undefined) writeStored(key, value)
  }, [key, value])
  return value ?? kept ?? undefined
}
