// Images made byte by byte, so that a test can break exactly one thing. They have the structure of a camera's picture;
// the pixels of the JPEG mean nothing.
import { deflateSync } from 'node:zlib'

export interface ImageOptions {
  readonly widthPx?: number
  readonly heightPx?: number
  /** Other pixels make another image. */
  readonly seed?: number
  /** Where and by which device it was taken, as cameras write it. */
  readonly exif?: string
  readonly comment?: string
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

export function makeJpeg({ widthPx = 480, heightPx = 640, seed = 1, exif, comment }: ImageOptions = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
  frame.writeUInt16BE(heightPx, 1)
  frame.writeUInt16BE(widthPx, 3)
  // stuffed zeros and restart markers belong to the scan
  const pixels = Buffer.from([...Array.from({ length: 400 }, (_, index) => (seed * 31 + index * 7) % 251), seed & 127, (seed >> 7) & 127, (seed >> 14) & 127, 0xff, 0x00, 0xff, 0xd0, 0x12])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(exif === undefined ? [] : [segment(0xe1, Buffer.from(`Exif\0\0${exif}`, 'latin1'))]),
    ...(comment === undefined ? [] : [segment(0xfe, Buffer.from(comment))]),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20, 0)),
    segment(0xda, Buffer.from([3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0])),
    pixels,
    Buffer.from([0xff, 0xd9]),
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
