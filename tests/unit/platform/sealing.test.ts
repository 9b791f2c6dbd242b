import { createSealer, keyedHash, newDigits, newReadableCode, parseKeys } from '../../../cloudfunctions/platform/sealing'

const first = `k1:${'11'.repeat(32)}`
const second = `k2:${'22'.repeat(32)}`

describe('sealed texts', () => {
  test('open with the key they were sealed with, also after a newer key was put first (PRV-02)', () => {
    const sealed = createSealer(first).seal('320502199001011234', 'id-number')
    expect(createSealer(`${second},${first}`).open(sealed, 'id-number')).toBe('320502199001011234')
  })

  test('stay closed for another purpose, without their key, and after one changed character', () => {
    const sealer = createSealer(first)
    const sealed = sealer.seal('secret', 'lease')
    const parts = sealed.split('.')
    const body = parts[2] ?? ''
    const forged = [parts[0], parts[1], (body[0] === 'A' ? 'B' : 'A') + body.slice(1), parts[3]].join('.')
    expect([sealer.open(sealed, 'id-number'), createSealer(second).open(sealed, 'lease'), sealer.open(forged, 'lease'), sealer.open('', 'lease'), sealer.open(`${sealed}.x`, 'lease')]).toEqual([null, null, null, null, null])
  })

  test('stay closed with a shortened authentication tag', () => {
    const sealer = createSealer(first)
    const parts = sealer.seal('secret', 'lease').split('.')
    const shortTag = Buffer.from(parts[3] ?? '', 'base64url').subarray(0, 4).toString('base64url')
    expect(sealer.open([parts[0], parts[1], parts[2], shortTag].join('.'), 'lease')).toBeNull()
  })

  test('never come out the same twice', () => {
    const sealer = createSealer(first)
    expect(sealer.seal('same', 'x')).not.toBe(sealer.seal('same', 'x'))
  })

  test('are refused a key of the wrong form at start', () => {
    expect(() => parseKeys('k1:short')).toThrow('a key must read')
  })
})

describe('keyed hashes and codes', () => {
  test('separate their parts: “ab”+“c” is not “a”+“bc”', () => {
    expect(keyedHash('33'.repeat(32), 'p', 'ab', 'c')).not.toBe(keyedHash('33'.repeat(32), 'p', 'a', 'bc'))
  })

  test('codes to be read aloud hold no letter that is taken for a digit', () => {
    const codes = Array.from({ length: 200 }, () => newReadableCode(8)).join('')
    expect(codes).toMatch(/^[2-9A-HJKMNP-Z]{1600}$/)
  })

  test('digits come in every value', () => {
    expect(new Set(newDigits(2000)).size).toBe(10)
  })
})
