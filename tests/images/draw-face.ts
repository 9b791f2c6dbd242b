// Drawings that stand for photos: a face before a wall, other features for another seed, and their copies as people make
// them (compressed anew, scaled, brightened).
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'

export interface Drawing {
  readonly width: number
  readonly height: number
  /** RGBA. */
  readonly data: Buffer
}

/** The same numbers for the same seed. */
export function numbersFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 97) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Blob {
  readonly x: number
  readonly y: number
  readonly rx: number
  readonly ry: number
  readonly light: number
}

/** A head, hair, eyes, mouth, shoulders and things on the wall, each somewhere else for another seed. */
export function drawFace(seed: number, width = 240, height = 320): Drawing {
  const next = numbersFrom(seed)
  const near = (middle: number, spread: number): number => middle + (next() - 0.5) * 2 * spread
  const face = { x: near(0.5, 0.06), y: near(0.45, 0.06), rx: near(0.2, 0.04), ry: near(0.24, 0.04) }
  const eyes = near(0.09, 0.02)
  const blobs: Blob[] = [
    ...Array.from({ length: 6 }, () => ({ x: next(), y: next() * 0.9, rx: near(0.1, 0.06), ry: near(0.1, 0.06), light: near(0, 60) })),
    { x: near(0.5, 0.08), y: 1.02, rx: near(0.42, 0.08), ry: near(0.26, 0.06), light: near(-50, 40) },
    { x: face.x, y: face.y - face.ry * 0.6, rx: face.rx * near(1.15, 0.1), ry: face.ry * near(0.7, 0.2), light: -90 },
    { ...face, light: near(70, 25) },
    { x: face.x - eyes, y: face.y - 0.04, rx: 0.03, ry: 0.014, light: -110 },
    { x: face.x + eyes, y: face.y - 0.04, rx: 0.03, ry: 0.014, light: -110 },
    { x: face.x, y: face.y + 0.12, rx: near(0.07, 0.02), ry: near(0.018, 0.008), light: -70 },
  ]
  const [base, slopeX, slopeY] = [near(130, 30), near(0, 50), near(0, 50)]
  const data = Buffer.alloc(width * height * 4, 255)
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [x, y] = [column / width, row / height]
      let light = base + slopeX * (x - 0.5) + slopeY * (y - 0.5) + (next() - 0.5) * 10
      for (const blob of blobs) {
        const distance = ((x - blob.x) / blob.rx) ** 2 + ((y - blob.y) / blob.ry) ** 2
        if (distance < 1.2) light += blob.light * Math.min(1, (1.2 - distance) * 4)
      }
      const value = Math.max(0, Math.min(255, Math.round(light)))
      const at = (row * width + column) * 4
      data[at] = Math.min(255, value + 12)
      data[at + 1] = value
      data[at + 2] = Math.max(0, value - 12)
    }
  }
  return { width, height, data }
}

export function asJpeg({ width, height, data }: Drawing, quality = 80): Buffer {
  return Buffer.from(jpeg.encode({ width, height, data }, quality).data)
}

export function asPng({ width, height, data }: Drawing): Buffer {
  const png = new PNG({ width, height })
  data.copy(png.data)
  return PNG.sync.write(png)
}

export function fromJpeg(bytes: Buffer): Drawing {
  const { width, height, data } = jpeg.decode(bytes, { formatAsRGBA: true })
  return { width, height, data: Buffer.from(data) }
}

export function scaled({ width, height, data }: Drawing, newWidth: number, newHeight: number): Drawing {
  const result = Buffer.alloc(newWidth * newHeight * 4, 255)
  for (let row = 0; row < newHeight; row += 1) {
    for (let column = 0; column < newWidth; column += 1) {
      const from = (Math.min(height - 1, Math.round(((row + 0.5) * height) / newHeight - 0.5)) * width + Math.min(width - 1, Math.round(((column + 0.5) * width) / newWidth - 0.5))) * 4
      data.copy(result, (row * newWidth + column) * 4, from, from + 4)
    }
  }
  return { width: newWidth, height: newHeight, data: result }
}

/** Lighter and a little more contrast, as phones do by themselves. */
export function brightened({ width, height, data }: Drawing, by = 18): Drawing {
  const result = Buffer.alloc(data.length, 255)
  for (let at = 0; at < data.length; at += 1) if (at % 4 !== 3) result[at] = Math.max(0, Math.min(255, Math.round(((data[at] ?? 0) - 128) * 1.05 + 128 + by)))
  return { width, height, data: result }
}
