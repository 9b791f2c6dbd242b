// A picture's fingerprint: alike for the same picture scaled, compressed or brightened anew, unlike for another picture
// (integrity.md: images are compared by perceptual hash across all people; a hit flags, a person decides).

/** A decoded picture: brightness 0–255, row by row. */
export interface GreyPicture {
  readonly widthPx: number
  readonly heightPx: number
  readonly brightness: ArrayLike<number>
}

/** The picture is shrunk to a square of this side before its waves are measured. */
const side = 64
/** Waves kept per direction, the constant ones left out: what a picture is made of, without its noise. */
const waves = 16

export const fingerprintBits = waves * waves
const bandBits = 16
const bandCount = fingerprintBits / bandBits

/**
 * 256 bits in 64 hexadecimal digits: for each of the lowest waves of the cosine transform whether it is stronger than
 * the median. Scaling, compression and brightness leave the order of the strong waves alone.
 */
export function fingerprintOf(picture: GreyPicture): string {
  const strengths = lowestWaves(shrink(picture))
  const median = [...strengths].sort((left, right) => left - right)[strengths.length / 2] ?? 0
  let digits = ''
  for (let at = 0; at < strengths.length; at += 4) {
    const digit = [0, 1, 2, 3].reduce((value, step) => value * 2 + ((strengths[at + step] ?? 0) > median ? 1 : 0), 0)
    digits += digit.toString(16)
  }
  return digits
}

/** How many bits differ: 0 for the same picture, about half of all for any two pictures. */
export function fingerprintDistance(left: string, right: string): number {
  let distance = 0
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    let difference = parseInt(left[at] ?? '0', 16) ^ parseInt(right[at] ?? 'f', 16)
    for (; difference > 0; difference >>= 1) distance += difference & 1
  }
  return distance
}

/**
 * Sixteen pieces of sixteen bits to look alike pictures up by: two pictures with few different bits share at least one
 * piece (surely up to 15 bits, 98 of 100 times at 24). The bits of a piece lie apart, so that a plain wall fills no piece.
 */
export function fingerprintBands(fingerprint: string): string[] {
  const bits = [...fingerprint].flatMap((digit) => [8, 4, 2, 1].map((bit) => ((parseInt(digit, 16) & bit) > 0 ? 1 : 0)))
  return Array.from({ length: bandCount }, (_, band) => {
    let value = 0
    for (let step = 0; step < bandBits; step += 1) value = value * 2 + (bits[step * bandCount + ((band + step) % bandCount)] ?? 0)
    return `${band.toString(16)}${value.toString(16).padStart(4, '0')}`
  })
}

/** Every pixel counts once: the mean of each field of a grid. */
function shrink({ widthPx, heightPx, brightness }: GreyPicture): Float64Array {
  const small = new Float64Array(side * side)
  for (let row = 0; row < side; row += 1) {
    const [top, bottom] = span(row, heightPx)
    for (let column = 0; column < side; column += 1) {
      const [left, right] = span(column, widthPx)
      let sum = 0
      for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += brightness[y * widthPx + x] ?? 0
      small[row * side + column] = sum / ((bottom - top) * (right - left))
    }
  }
  return small
}

function span(index: number, pixels: number): readonly [number, number] {
  const from = Math.floor((index * pixels) / side)
  return [from, Math.max(from + 1, Math.floor(((index + 1) * pixels) / side))]
}

/** cosines[wave][place], waves 1 to 16: the constant wave is the brightness, which is to make no difference. */
const cosines = Array.from({ length: waves }, (_, wave) => Float64Array.from({ length: side }, (_unused, place) => Math.cos(((2 * place + 1) * (wave + 1) * Math.PI) / (2 * side))))

function lowestWaves(picture: Float64Array): number[] {
  const rows = cosines.map((cosine) => {
    const sums = new Float64Array(side)
    for (let row = 0; row < side; row += 1) for (let place = 0; place < side; place += 1) sums[row] = (sums[row] ?? 0) + (picture[row * side + place] ?? 0) * (cosine[place] ?? 0)
    return sums
  })
  return cosines.flatMap((cosine) => rows.map((sums) => sums.reduce((sum, value, row) => sum + value * (cosine[row] ?? 0), 0)))
}
