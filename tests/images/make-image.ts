// Images whose bytes a test can break in exactly one place. They are what cameras write; their pixels are blocks of grey.
import { deflateSync } from 'node:zlib'
import jpeg from 'jpeg-js'
import { numbersFrom } from './draw-face'

export interface ImageOptions {
  readonly widthPx?: number
  readonly heightPx?: number
  /** Other pixels make another image. */
  readonly seed?: number
  /** Where and by which device it was taken, as cameras write it. */
  readonly exif?: string
  readonly comment?: string
}

export function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** Where the encoder's own JFIF header ends: metadata follows it, as cameras write it. */
const headerEnd = 20
const mostDrawnPx = 700

/** Coarse blocks of grey, other ones for another seed: quick to draw, and no two look alike. */
function drawBlocks(widthPx: number, heightPx: number, seed: number): Buffer {
  const next = numbersFrom(seed)
  const lights = Buffer.from(Array.from({ length: 64 }, () => 30 + Math.floor(next() * 200)))
  const data = Buffer.alloc(widthPx * heightPx * 4, 255)
  for (let row = 0; row < heightPx; row += 1) {
    for (let column = 0; column < widthPx; column += 1) {
      const light = lights[Math.floor((row * 8) / heightPx) * 8 + Math.floor((column * 8) / widthPx)] ?? 0
      const at = (row * widthPx + column) * 4
      data[at] = light
      data[at + 1] = light
      data[at + 2] = light
    }
  }
  return data
}

/** A side beyond all bounds is only claimed: nobody gets as far as to its pixels. */
export function makeJpeg({ widthPx = 240, heightPx = 320, seed = 1, exif, comment }: ImageOptions = {}): Buffer {
  const isDrawn = Math.max(widthPx, heightPx) <= mostDrawnPx
  const [width, height] = isDrawn ? [widthPx, heightPx] : [240, 320]
  const drawn = Buffer.from(jpeg.encode({ width, height, data: drawBlocks(width, height, seed) }, 70).data)
  const frame = drawn.indexOf(Buffer.from([0xff, 0xc0]))
  drawn.writeUInt16BE(heightPx, frame + 5)
  drawn.writeUInt16BE(widthPx, frame + 7)
  return Buffer.concat([
    drawn.subarray(0, headerEnd),
    ...(exif === undefined ? [] : [segment(0xe1, Buffer.from(`Exif\0\0${exif}`, 'latin1'))]),
    ...(comment === undefined ? [] : [segment(0xfe, Buffer.from(comment))]),
    drawn.subarray(headerEnd),
  ])
}

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function crc32(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

export function makePng({ widthPx = 480, heightPx = 640, seed = 1, exif, comment }: ImageOptions = {}, pixels?: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthPx)
  header.writeUInt32BE(heightPx, 4)
  header[8] = 8 // grey, 8 bit
  const rows = Buffer.alloc(heightPx * (widthPx + 1), 0)
  rows.writeUInt32BE(seed, 1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(exif === undefined ? [] : [chunk('eXIf', Buffer.from(exif))]),
    ...(comment === undefined ? [] : [chunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1'))]),
    chunk('IDAT', pixels ?? deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
