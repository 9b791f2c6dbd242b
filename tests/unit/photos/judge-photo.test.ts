import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { readPhoto } from '../../../cloudfunctions/platform/exam/read-photo'
import { admitChannel, canTakePhotos, judgePhoto, slotEnd, stripImage } from '../../../src/domain/photos'
import { productionRules } from '../../../src/domain/rules'
import { makeJpeg, makePng } from '../../images/make-image'
import { seed } from '../../seed'

const { photos: rules } = productionRules
const jpeg = makeJpeg()
const png = makePng()

function faultOf(bytes: Buffer): string {
  const verdict = judgePhoto(bytes, rules)
  return verdict.kind === 'refused' ? verdict.fault : 'taken'
}

function hashOf(bytes: Buffer): string {
  const photo = readPhoto(bytes.toString('base64'), rules)
  return 'sha256' in photo ? photo.sha256 : photo.fault
}

describe('what may serve as a photo (PHO-02, case 27)', () => {
  const cases: [string, Buffer, string][] = [
    ['a camera’s JPEG', jpeg, 'taken'],
    ['a PNG', png, 'taken'],
    ['nothing at all', Buffer.alloc(0), 'empty'],
    ['random bytes', Buffer.from('4a7bd91c'.repeat(40), 'hex'), 'not-an-image'],
    ['a text that calls itself a photo', Buffer.from('photo.jpg'), 'not-an-image'],
    ['a GIF', Buffer.from('GIF89a' + '\0'.repeat(200), 'latin1'), 'not-an-image'],
    ['a web page behind a JPEG’s first bytes', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>alert(1)</script>')]), 'damaged'],
    ['a JPEG with a zip behind its end', Buffer.concat([jpeg, Buffer.from('PK\x03\x04 more', 'latin1')]), 'trailing-data'],
    ['a PNG with a script behind its end', Buffer.concat([png, Buffer.from('<script>')]), 'trailing-data'],
    ['a JPEG that breaks off', jpeg.subarray(0, jpeg.length - 40), 'damaged'],
    ['a PNG that breaks off', png.subarray(0, png.length - 20), 'damaged'],
    ['a JPEG with two frames', Buffer.concat([jpeg.subarray(0, jpeg.length - 2), jpeg.subarray(2)]), 'damaged'],
    ['a thumbnail', makeJpeg({ widthPx: 199 }), 'too-small'],
    ['a picture that was not scaled', makeJpeg({ heightPx: 641 }), 'too-large'],
    ['more bytes than a photo has', Buffer.concat([jpeg, Buffer.alloc(65_536)]), 'too-many-bytes'],
  ]
  test.each(cases)('%s', (_what, bytes, verdict) => {
    expect(faultOf(bytes)).toBe(verdict)
  })

  test('leaves place, device and comments behind, so that the same pixels are the same photo', () => {
    const told = [makeJpeg({ exif: 'GPS 31.3,120.6', comment: 'Huawei' }), makePng({ exif: 'GPS 31.3,120.6', comment: 'Huawei' })]
    const stripped = told.map((bytes) => {
      const image = stripImage(bytes)
      return image.kind === 'stripped' ? Buffer.from(image.bytes).toString('latin1') : ''
    })
    expect(stripped.map((text) => /GPS|Huawei|Exif|JFIF/.test(text))).toEqual([false, false])
    expect(told.map(hashOf)).toEqual([jpeg, png].map(hashOf))
  })

  test('stripping what is stripped changes nothing', () => {
    for (const bytes of [jpeg, png]) {
      const once = stripImage(bytes)
      expect(once.kind === 'stripped' && stripImage(once.bytes)).toEqual(once)
    }
  })

  test('a PNG whose pixels do not unpack, or unpack to a bomb, is damaged', () => {
    const bomb = makePng({}, Buffer.from('78da'.padEnd(200, '0'), 'hex'))
    const huge = makePng({ widthPx: 200, heightPx: 200 }, deflateSync(Buffer.alloc(60_000_000), { level: 9 }))
    expect([bomb, huge].map((bytes) => readPhoto(bytes.toString('base64'), rules))).toEqual([
      { kind: 'refused', fault: 'damaged' },
      { kind: 'refused', fault: 'damaged' },
    ])
  })

  test('a picture of more scans than any camera writes is damaged before anybody decodes it', () => {
    const from = jpeg.indexOf(Buffer.from([0xff, 0xda]))
    const [head, scan, end] = [jpeg.subarray(0, from), jpeg.subarray(from, -2), jpeg.subarray(-2)]
    const verdicts = [1, 64, 65].map((scans) => stripImage(Buffer.concat([head, ...Array.from({ length: scans }, () => scan), end])).kind)
    expect(verdicts).toEqual(['stripped', 'stripped', 'refused'])
  })

  test('whatever bytes come, the answer is a verdict', () => {
    const broken = fc.tuple(fc.constantFrom(jpeg, png), fc.nat(), fc.nat(255)).map(([bytes, at, value]) => {
      const copy = Buffer.from(bytes)
      copy[at % copy.length] = value
      return copy
    })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)), broken), (bytes) => {
        const verdict = readPhoto(bytes.toString('base64'), rules)
        return 'sha256' in verdict || verdict.kind === 'refused'
      }),
      { seed, numRuns: 500 },
    )
  })
})

describe('slots and channels (PHO-01, PHO-06)', () => {
  test('a slot is good once and until its end', () => {
    expect([slotEnd({ expiresAtMs: 100, usedAtMs: null }, 100), slotEnd({ expiresAtMs: 100, usedAtMs: null }, 101), slotEnd({ expiresAtMs: 100, usedAtMs: 50 }, 200)]).toEqual([null, 'expired', 'used'])
  })

  test('a browser is a computer whatever it says; a computer’s camera serves only where the rule set allows it', () => {
    const open = { channels: [...rules.channels, 'computer' as const] }
    expect([admitChannel('mini-program', false, rules), admitChannel('mini-program', false, open), admitChannel('wechat-page', true, rules), admitChannel('computer', true, open)]).toEqual([null, 'computer', 'wechat-page', null])
  })

  test('with the mini-program’s camera closed the official account’s page still takes photos', () => {
    expect([canTakePhotos(true, { channels: ['wechat-page'] }), canTakePhotos(true, { channels: ['in-person'] }), canTakePhotos(false, { channels: ['wechat-page'] })]).toEqual([true, false, false])
  })
})
