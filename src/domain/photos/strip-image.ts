// Takes an image apart by its content (PHO-02): really a JPEG or PNG, nothing behind its end, and out of it only
// what draws the picture. Comments, EXIF and other metadata are left behind, so nothing tells where or by which
// device it was taken. Pixels are not decoded here.

/** Why an image is no usable photo (message 8). */
export const photoFaults = ['empty', 'not-an-image', 'damaged', 'trailing-data', 'too-many-bytes', 'too-small', 'too-large', 'no-face'] as const
export type PhotoFault = (typeof photoFaults)[number]

export type StrippedImage =
  | { readonly kind: 'stripped'; readonly format: 'jpeg' | 'png'; readonly widthPx: number; readonly heightPx: number; readonly bytes: Uint8Array; readonly pixelData: Uint8Array }
  | { readonly kind: 'refused'; readonly fault: PhotoFault }

/** Cameras write 1, progressive encoders about 10; each one more makes decoding slower by a whole picture. */
const mostScans = 64

const damaged: StrippedImage = { kind: 'refused', fault: 'damaged' }

export function stripImage(bytes: Uint8Array): StrippedImage {
  if (bytes.length === 0) return { kind: 'refused', fault: 'empty' }
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return stripJpeg(bytes)
  if (pngSignature.every((byte, index) => bytes[index] === byte)) return stripPng(bytes)
  return { kind: 'refused', fault: 'not-an-image' }
}

interface Frame {
  readonly widthPx: number
  readonly heightPx: number
}

/** Walks the segments: keeps frame, tables and scans, drops APPn and comments (but Adobe's colour transform). */
function stripJpeg(bytes: Uint8Array): StrippedImage {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  const scans: Uint8Array[] = []
  let frame: Frame | null = null
  let at = 2
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return damaged
    // fill bytes may stand before a marker
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1]
    if (marker === undefined) return damaged
    if (marker === 0xd9) {
      if (!frame || scans.length === 0) return damaged
      if (at + 2 !== bytes.length) return { kind: 'refused', fault: 'trailing-data' }
      kept.push(bytes.subarray(at, at + 2))
      return { kind: 'stripped', format: 'jpeg', ...frame, bytes: joined(kept), pixelData: joined(scans) }
    }
    const end = segmentEnd(bytes, at)
    if (end === null) return damaged
    const segment = bytes.subarray(at, end)
    at = end
    if (isFrameMarker(marker)) {
      if (frame) return damaged
      frame = readFrame(segment)
      if (!frame) return damaged
      kept.push(segment)
    } else if (marker === 0xda) {
      if (!frame) return damaged
      const scanEnd = endOfScan(bytes, at)
      if (scanEnd === null || scanEnd === at) return damaged
      if (scans.length === mostScans) return damaged
      scans.push(bytes.subarray(at, scanEnd))
      kept.push(segment, bytes.subarray(at, scanEnd))
      at = scanEnd
    } else if (marker === 0xc4 || marker === 0xdb || marker === 0xdd || isAdobeTransform(segment)) {
      kept.push(segment)
    } else if (!isMetadataMarker(marker)) {
      return damaged
    }
  }
  return damaged
}

function segmentEnd(bytes: Uint8Array, at: number): number | null {
  const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
  const end = at + 2 + length
  return length < 2 || end > bytes.length ? null : end
}

/** Baseline and progressive Huffman frames: what cameras and canvases write. */
function isFrameMarker(marker: number): boolean {
  return marker === 0xc0 || marker === 0xc1 || marker === 0xc2
}

function isMetadataMarker(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
}

function isAdobeTransform(segment: Uint8Array): boolean {
  return segment[1] === 0xee && segment.length === 16 && String.fromCharCode(...segment.subarray(4, 9)) === 'Adobe'
}

function readFrame(segment: Uint8Array): Frame | null {
  const [, , , , precision, heightHigh = 0, heightLow = 0, widthHigh = 0, widthLow = 0, components] = segment
  const heightPx = (heightHigh << 8) | heightLow
  const widthPx = (widthHigh << 8) | widthLow
  return precision === 8 && (components === 1 || components === 3) && widthPx > 0 && heightPx > 0 ? { widthPx, heightPx } : null
}

/** The end of a scan's entropy-coded data: the first marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return null
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const pngKept = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']

/** Walks the chunks: keeps what draws the picture, drops every other ancillary chunk. */
function stripPng(bytes: Uint8Array): StrippedImage {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  const pixels: Uint8Array[] = []
  let frame: Frame | null = null
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = readUint32(bytes, at)
    const end = at + 12 + length
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return damaged
    if (!frame) {
      if (type !== 'IHDR' || length !== 13) return damaged
      frame = { widthPx: readUint32(bytes, at + 8), heightPx: readUint32(bytes, at + 12) }
      if (frame.widthPx === 0 || frame.heightPx === 0) return damaged
    } else if (type === 'IHDR') {
      return damaged
    }
    if (pngKept.includes(type)) kept.push(bytes.subarray(at, end))
    else if (/^[A-Z]/.test(type)) return damaged
    if (type === 'IDAT') pixels.push(bytes.subarray(at + 8, at + 8 + length))
    if (type === 'IEND') {
      if (pixels.length === 0 || length !== 0) return damaged
      if (end !== bytes.length) return { kind: 'refused', fault: 'trailing-data' }
      return { kind: 'stripped', format: 'png', ...frame, bytes: joined(kept), pixelData: joined(pixels) }
    }
    at = end
  }
  return damaged
}

function readUint32(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 16_777_216 + (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
