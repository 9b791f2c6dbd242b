// What WeChat offers to a page in a browser: much inside WeChat, nothing on a computer.
import './wechat-host'

export function inWeChat(): boolean {
  return window.wechatHost !== undefined || /MicroMessenger/i.test(navigator.userAgent)
}

/** The mini-program answers checks in place; so does a page inside WeChat. */
export function canScan(): boolean {
  return window.wechatHost !== undefined
}

/** The scanned text, or null when the person declined or nothing can scan here. */
export async function scanCode(): Promise<string | null> {
  return (await window.wechatHost?.scan()) || null
}

/** Shown to the person and to an inspector: where a lesson played. */
export function deviceName(): string {
  const isPhone = /Android|iPhone|Mobile/i.test(navigator.userAgent)
  if (inWeChat()) return isPhone || window.wechatHost ? '手机微信' : '电脑微信'
  return isPhone ? '手机浏览器' : '电脑浏览器'
}

/** What a code on this screen stands for: WeChat's scanner opens it and lands on the page that answers. */
export function codeLink(code: string): string {
  return `${window.location.origin}/q/${encodeURIComponent(code)}`
}
