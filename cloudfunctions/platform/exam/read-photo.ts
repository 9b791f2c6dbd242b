// From base64 to an image that may be kept: the domain judges the content, two libraries are asked whether they can
// read it (PHO-02).
import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { imageSize } from 'image-size'
import { judgePhoto, type PhotoVerdict } from '../../../src/domain/photos'
import type { PhotoRules } from '../../../src/domain/rules'

export type KeptImage = Extract<PhotoVerdict, { kind: 'stripped' }>

export interface ReadPhoto {
  readonly image: KeptImage
  /** Of the stripped bytes: new metadata makes no new photo. */
  readonly sha256: string
}

/** The photo, or why it is none. */
export function readPhoto(base64: string, rules: PhotoRules): ReadPhoto | Extract<PhotoVerdict, { kind: 'refused' }> {
  const image = judgePhoto(Buffer.from(base64, 'base64'), rules)
  if (image.kind === 'refused') return image
  if (!isReadable(image)) return { kind: 'refused', fault: 'damaged' }
  return { image, sha256: createHash('sha256').update(image.bytes).digest('hex') }
}

function isReadable(image: KeptImage): boolean {
  try {
    const size = imageSize(image.bytes)
    if (size.width !== image.widthPx || size.height !== image.heightPx || (size.type === 'jpg' ? 'jpeg' : size.type) !== image.format) return false
    // A PNG's pixels must unpack to something, and to no bomb: 8 bytes a pixel and the filter bytes are the most.
    return image.format === 'jpeg' || inflateSync(image.pixelData, { maxOutputLength: image.widthPx * image.heightPx * 8 + image.heightPx * 8 }).length > 0
  } catch {
    // Whatever the libraries cannot read is no photo: the same answer for every way of being damaged.
    return false
  }
}
