/**
 * What the H5 client gets from the WeChat around it, where WeChat's own page (the official account's) or a
 * stand-in for it offers these abilities. Each answers null when the person declined.
 */
export interface WeChatHost {
  requestPhoneNumberCode(): Promise<string | null>
  /** The text of the scanned code. */
  scan(): Promise<string | null>
}

declare global {
  interface Window {
    wechatHost?: WeChatHost
  }
}
