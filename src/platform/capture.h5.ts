// How this device would take an exam photo (PHO-06), and where another device takes it instead.
import { inWeChat } from './wechat'

/** `wechat-page`: the official account's page; `computer`: the rule set must allow it. */
export function captureChannel(): 'mini-program' | 'wechat-page' | 'computer' {
  return inWeChat() ? 'wechat-page' : 'computer'
}

/** What a QR code for the phone says: the page itself, so that it cannot be taken for the code of a check. */
export function photoLink(route: string, slot: string): string | null {
  return `${window.location.origin}/#${route}?slot=${encodeURIComponent(slot)}`
}

/** A page cannot open the browser's permission settings. */
export function canOpenCameraSettings(): boolean {
  return false
}

export function openCameraSettings(): Promise<boolean> {
  return Promise.resolve(false)
}
