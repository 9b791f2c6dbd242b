/**
 * What the H5 client gets from the WeChat around it, where WeChat's own page (the official account's) or a
 * stand-in for it offers these abilities.
 */
export interface WeChatHost {
  /** Rejects when the person refuses. */
  requestPhoneNumberCode(): Promise<string>
  /** The text of the scanned code; empty when the person closed the scanner. */
  scan(): Promise<string>
}

declare global {
  interface Window {
    wechatHost?: WeChatHost
  }
}
