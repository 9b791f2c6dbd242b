// The image that is kept: drawn anew from the pixels of the one that was handed in (PHO-02).
import { createHash } from 'node:crypto'
import { fingerprintOf } from '../../../src/domain/photos'
import type { PhotoRules } from '../../../src/domain/rules'
import { readPhoto } from '../exam/read-photo'

export interface DrawnPhoto {
  readonly jpeg: Buffer
  readonly widthPx: number
  readonly heightPx: number
  readonly sha256: string
  readonly fingerprint: string
}

/** The photo, or why it is none. The same image gives the same drawing: new metadata makes no new photo. */
export async function drawPhoto(base64: string, rules: PhotoRules): Promise<DrawnPhoto | Extract<ReturnType<typeof readPhoto>, { kind: 'refused' }>> {
  const read = readPhoto(base64, rules)
  if (!('image' in read)) return read
  const { drawAnew } = await import('./pixels.lazy')
  const { image } = read
  try {
    const { jpeg, grey } = drawAnew(image.format, image.bytes)
    return { jpeg, widthPx: image.widthPx, heightPx: image.heightPx, sha256: createHash('sha256').update(jpeg).digest('hex'), fingerprint: fingerprintOf(grey) }
  } catch {
    // Pixels that the library cannot read are no picture: the same answer for every way of being damaged.
    return { kind: 'refused', fault: 'damaged' }
  }
}
