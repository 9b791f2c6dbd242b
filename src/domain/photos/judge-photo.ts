// Whether an image may serve as an exam photo (PHO-02), and whether a slot may take it (integrity.md: one use, one
// purpose, 120 s).
import type { CaptureChannel, PhotoRules } from '../rules'
import type { EpochMs } from '../units'
import { stripImage, type PhotoFault, type StrippedImage } from './strip-image'

export type PhotoVerdict = Extract<StrippedImage, { kind: 'stripped' }> | { readonly kind: 'refused'; readonly fault: PhotoFault }

/** Judges the bytes alone; nothing a client says about them counts. */
export function judgePhoto(bytes: Uint8Array, rules: Pick<PhotoRules, 'maxBytes' | 'minSidePx' | 'maxSidePx'>): PhotoVerdict {
  if (bytes.length > rules.maxBytes) return { kind: 'refused', fault: 'too-many-bytes' }
  const image = stripImage(bytes)
  if (image.kind === 'refused') return image
  if (Math.min(image.widthPx, image.heightPx) < rules.minSidePx) return { kind: 'refused', fault: 'too-small' }
  if (Math.max(image.widthPx, image.heightPx) > rules.maxSidePx) return { kind: 'refused', fault: 'too-large' }
  return image
}

export interface SlotTimes {
  readonly expiresAtMs: EpochMs
  readonly usedAtMs: EpochMs | null
}

export function slotEnd(slot: SlotTimes, now: EpochMs): 'used' | 'expired' | null {
  if (slot.usedAtMs !== null) return 'used'
  return now > slot.expiresAtMs ? 'expired' : null
}

/** Whether the phone or browser that opens a slot has any open way to take the photo (PHO-01, PHO-06). */
export function canTakePhotos(isWechat: boolean, { channels }: Pick<PhotoRules, 'channels'>): boolean {
  return isWechat ? channels.includes('mini-program') || channels.includes('wechat-page') : channels.includes('computer')
}

/**
 * Which way a photo really comes: from inside WeChat the client names the mini-program or the page, a browser is a
 * computer whatever it says. Null when the rule set does not open that way.
 */
export function admitChannel(stated: 'mini-program' | 'wechat-page' | 'computer', isWechat: boolean, { channels }: Pick<PhotoRules, 'channels'>): CaptureChannel | null {
  if (isWechat && stated === 'computer') return null
  const channel: CaptureChannel = isWechat ? stated : 'computer'
  return channels.includes(channel) ? channel : null
}
