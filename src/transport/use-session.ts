import { useSyncExternalStore } from 'react'
import { onSessionChange, sessionState, type SessionState } from './session'

/** Renders again when somebody signs in or out. */
export function useSession(): SessionState {
  return useSyncExternalStore(onSessionChange, sessionState)
}
