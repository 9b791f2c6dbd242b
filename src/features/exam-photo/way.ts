// Which way of being verified is open on this device (PHO-06).
import type { CaptureChannel } from '../../domain/rules'

export type Way = 'camera' | 'phone' | 'in-person'

export function wayOf(channels: readonly CaptureChannel[], own: CaptureChannel, hasCamera: boolean): Way {
  if (channels.includes(own) && hasCamera) return 'camera'
  return channels.includes('mini-program') || channels.includes('wechat-page') ? 'phone' : 'in-person'
}
