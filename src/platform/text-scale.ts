// How large text is: WeChat's own font setting times the trainee's choice of large text (SCR-02).
import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from './storage'
import { systemTextScale } from './system-text-scale'

const key = 'large-text'
const largeFactor = 1.25
/** Beyond this the main button leaves a small screen (SCR-02). */
const largest = 1.6
const listeners = new Set<() => void>()

export function isLargeText(): boolean {
  return readStored(key) === true
}

export function setLargeText(isLarge: boolean): void {
  writeStored(key, isLarge)
  for (const listener of listeners) listener()
}

export function textScale(): number {
  return Math.min(largest, systemTextScale() * (isLargeText() ? largeFactor : 1))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** 1 is the normal size. */
export function useTextScale(): number {
  return useSyncExternalStore(subscribe, textScale)
}
