// Which way of being verified is open on this device (PHO-06).
import type { CaptureChannel } from '../../domain/rules'

/** `page`: from the mini-program to the official account's page on the same phone. */
export type Way = 'camera' | 'page' | 'phone' | 'in-person'

export function wayOf(channels: readonly CaptureChannel[], own: CaptureChannel, hasCamera: boolean): Way {
  if (channels.includes(own) && hasCamera) return 'camera'
  if (own === 'mini-program' && !channels.includes(own) && channels.includes('wechat-page')) return 'page'
  return channels.includes('mini-program') || channels.includes('wechat-page') ? 'phone' : 'in-person'
}
