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

/** The bearer token of the browser, or `boundByWeChat`; null while nobody is signed in. */
export function readSession(): string | null {
  return loadToken()
}

export function sessionState(): SessionState {
  return loadToken() === null ? 'signed-out' : 'signed-in'
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
  if (token !== null && token === loadToken()) clearSession()
}

/** Calls the listener whenever somebody signs in or out, in this page or in another tab. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
