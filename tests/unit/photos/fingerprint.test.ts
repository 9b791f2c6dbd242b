import { fingerprintBands, fingerprintDistance, fingerprintOf } from '../../../src/domain/photos'
import { productionRules } from '../../../src/domain/rules'
import { asJpeg, brightened, drawFace, fromJpeg, scaled, type Drawing } from '../../images/draw-face'

const { alikeWithinBits } = productionRules.photos

function printOf({ width, height, data }: Drawing): string {
  const brightness = new Uint8Array(width * height)
  for (let at = 0; at < brightness.length; at += 1) brightness[at] = data[at * 4 + 1] ?? 0
  return fingerprintOf({ widthPx: width, heightPx: height, brightness })
}

const faces = Array.from({ length: 12 }, (_, index) => drawFace(index + 1, 180, 240))
const prints = faces.map(printOf)

function sharePiece(left: string, right: string): boolean {
  const pieces = new Set(fingerprintBands(left))
  return fingerprintBands(right).some((piece) => pieces.has(piece))
}

const copies: readonly [string, (drawing: Drawing) => Drawing][] = [
  ['compressed anew', (drawing) => fromJpeg(asJpeg(drawing, 35))],
  ['scaled down', (drawing) => scaled(drawing, 151, 201)],
  ['scaled up', (drawing) => scaled(drawing, 300, 400)],
  ['brightened', (drawing) => brightened(drawing)],
  ['brightened, scaled and compressed', (drawing) => fromJpeg(asJpeg(scaled(brightened(drawing, 12), 210, 280), 60))],
]

describe('the fingerprint of a photo (integrity.md)', () => {
  test.each(copies)('a copy that was %s is found and called alike', (_how, copy) => {
    const missed = faces.filter((face, index) => {
      const [original, print] = [prints[index] ?? '', printOf(copy(face))]
      return fingerprintDistance(original, print) > alikeWithinBits || !sharePiece(original, print)
    })
    expect(missed.length).toBe(0)
  })

  test('no two different faces are alike', () => {
    const distances = prints.flatMap((left, index) => prints.slice(index + 1).map((right) => fingerprintDistance(left, right)))
    expect([distances.length, Math.min(...distances) > 2 * alikeWithinBits]).toEqual([66, true])
  })

  test('two pictures that differ by up to fifteen bits always share a piece to be found by', () => {
    const bits = (print: string): string[] => [...print].flatMap((digit) => [...parseInt(digit, 16).toString(2).padStart(4, '0')])
    const asPrint = (all: string[]): string => Array.from({ length: 64 }, (_, at) => parseInt(all.slice(at * 4, at * 4 + 4).join(''), 2).toString(16)).join('')
    const hidden = prints.filter((print, index) => {
      const all = bits(print)
      for (let flip = 0; flip < 15; flip += 1) {
        const at = (index * 37 + flip * 17) % 256
        all[at] = all[at] === '1' ? '0' : '1'
      }
      return !sharePiece(print, asPrint(all))
    })
    expect(hidden).toEqual([])
  })

  test('every bit belongs to exactly one piece', () => {
    const pieces = Array.from({ length: 256 }, (_, bit) => {
      const all = Array.from({ length: 256 }, (_unused, index) => (index === bit ? 1 : 0))
      const print = Array.from({ length: 64 }, (_unused, at) => parseInt(all.slice(at * 4, at * 4 + 4).join(''), 2).toString(16)).join('')
      return fingerprintBands(print).filter((piece) => !piece.endsWith('0000')).length
    })
    expect(new Set(pieces)).toEqual(new Set([1]))
  })
})
