// Pictures to pixels and back, a file of its own: loaded when the first photo comes, not at every cold start.
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import type { GreyPicture } from '../../../src/domain/photos'

export interface DrawnPicture {
  readonly jpeg: Buffer
  readonly grey: GreyPicture
}

const quality = 88

/** Bounds were judged before; these are the library's own brakes. */
const limits = { maxResolutionInMP: 2, maxMemoryUsageInMB: 64 }

/**
 * Draws the picture anew from its pixels, always as JPEG: whatever else lay between the bytes of the old file (a second
 * file type, text in a scan or a table) is not in the new one. Throws when the pixels cannot be read.
 */
export function drawAnew(format: 'jpeg' | 'png', bytes: Uint8Array): DrawnPicture {
  const { width, height, data } = format === 'jpeg' ? jpeg.decode(bytes, { useTArray: true, formatAsRGBA: true, ...limits }) : PNG.sync.read(Buffer.from(bytes))
  const brightness = new Uint8Array(width * height)
  for (let at = 0; at < brightness.length; at += 1) {
    const pixel = at * 4
    brightness[at] = Math.round(0.299 * (data[pixel] ?? 0) + 0.587 * (data[pixel + 1] ?? 0) + 0.114 * (data[pixel + 2] ?? 0))
  }
  const drawn = jpeg.encode({ width, height, data }, quality).data
  return { jpeg: Buffer.from(drawn), grey: { widthPx: width, heightPx: height, brightness } }
}
