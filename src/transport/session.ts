// Whether somebody is signed in on this device, as far as the client knows; the server decides at every call.
import { loadToken, onForeignChange, saveToken } from './session-store'

export type SessionState = 'signed-in' | 'signed-out'

/** What the mini-program keeps instead of a token: WeChat says who calls. */
export const boundByWeChat = 'wechat'

const listeners = new Set<() => void>()

function notify(): void {
  for (const listener of listeners) listener()
}

onForeignChange(notify)

// A browser session that may do nothing but set its password (ACC-02). It outlives a reload, since the code that began
// it is used up, and screens take nobody for signed in.
const firstMark = 'first:'

/** The bearer token of the browser, or `boundByWeChat`; null while there is none. */
export function readSession(): string | null {
  const kept = loadToken()
  return kept?.startsWith(firstMark) ? kept.slice(firstMark.length) : kept
}

export function sessionState(): SessionState {
  const kept = loadToken()
  return kept === null || kept.startsWith(firstMark) ? 'signed-out' : 'signed-in'
}

/** Keeps a session that must set its password first; `setSession` with the same token makes it a whole one. */
export function beginFirstSession(token: string): void {
  saveToken(firstMark + token)
  notify()
}

/** The token of a session that still has to set its password; null when there is none. */
export function firstSession(): string | null {
  const kept = loadToken()
  return kept?.startsWith(firstMark) ? kept.slice(firstMark.length) : null
}

export function setSession(token: string): void {
  saveToken(token)
  notify()
}

export function clearSession(): void {
  if (loadToken() === null) return
  saveToken(null)
  notify()
}

/** The server refused `token`. A newer session that began meanwhile stays. */
export function endSession(token: string | null): void {
  if (token !== null && token === readSession()) clearSession()
}

/** Calls the listener whenever somebody signs in or out, in this page or in another tab. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
