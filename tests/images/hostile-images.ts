// Files that are a picture and something else at once, as attackers make them, and pictures that say too much.
import { deflateSync } from 'node:zlib'
import { makeJpeg, makePng, segment } from './make-image'

const zip = Buffer.concat([Buffer.from('PK\x03\x04hello.sh', 'latin1'), Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
const script = Buffer.from('<script>alert(document.domain)</script>')
const endOfImage = Buffer.from([0xff, 0xd9])

/** Before the end marker, inside what a reader takes for pixels. */
function insideTheScan(jpeg: Buffer, hidden: Buffer): Buffer {
  return Buffer.concat([jpeg.subarray(0, -2), hidden, endOfImage])
}

function afterTheHeader(jpeg: Buffer, ...segments: Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 20), ...segments, jpeg.subarray(20)])
}

const tiff = Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.from('GPSLatitude 31.2989 GPSLongitude 120.5853 Huawei Mate')])

/** All that a telephone writes into a picture: EXIF with place and thumbnail, XMP, IPTC, a colour profile, a comment. */
export function talkativeJpeg(seed: number): Buffer {
  const thumbnail = makeJpeg({ widthPx: 64, heightPx: 48, seed: seed + 1 })
  return afterTheHeader(
    makeJpeg({ seed }),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, thumbnail])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:Description xmp:CreatorTool="Camera"/></x:xmpmeta>', 'latin1')),
    segment(0xed, Buffer.from('Photoshop 3.0\x008BIM\x04\x04 Suzhou', 'latin1')),
    segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01 Display P3', 'latin1')),
    segment(0xfe, Buffer.from('taken by Zhang Jianguo')),
  )
}

export const tellTale = /Exif|GPS|Huawei|Photoshop|xmpmeta|ICC_PROFILE|Zhang/

/** Refused for what they are. */
export const refusedFiles: readonly (readonly [string, (seed: number) => Buffer, string])[] = [
  ['a JPEG with a zip behind it', (seed) => Buffer.concat([makeJpeg({ seed }), zip]), 'trailing-data'],
  ['a JPEG with a web page behind it', (seed) => Buffer.concat([makeJpeg({ seed }), Buffer.from('<html>'), script]), 'trailing-data'],
  ['a JPEG with a script behind it', (seed) => Buffer.concat([makeJpeg({ seed }), Buffer.from('\n/**/alert(1)//')]), 'trailing-data'],
  ['two JPEGs in a row', (seed) => Buffer.concat([makeJpeg({ seed }), makeJpeg({ seed: seed + 1 })]), 'trailing-data'],
  ['a PNG with a zip behind it', (seed) => Buffer.concat([makePng({ seed }), zip]), 'trailing-data'],
  ['a GIF that is a Java archive', () => Buffer.concat([Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1'), zip]), 'not-an-image'],
  ['a web page', () => Buffer.concat([Buffer.from('<html>'), script]), 'not-an-image'],
  ['an SVG with a script', () => Buffer.concat([Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), script, Buffer.from('</svg>')]), 'not-an-image'],
  ['a program', () => Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(400, 7)]), 'not-an-image'],
  ['a PNG that unpacks to a bomb', () => makePng({ widthPx: 200, heightPx: 200 }, deflateSync(Buffer.alloc(30_000_000), { level: 9 })), 'damaged'],
  ['a JPEG of a thousand scans', (seed) => manyScans(makeJpeg({ seed })), 'damaged'],
]

/** Taken as pictures, without what was hidden in them. */
export const cleanedFiles: readonly (readonly [string, (seed: number) => Buffer])[] = [
  ['a JPEG with a zip inside its scan', (seed) => insideTheScan(makeJpeg({ seed }), zip)],
  ['a JPEG with a script inside its scan', (seed) => insideTheScan(makeJpeg({ seed }), script)],
  ['a JPEG with a script in a comment', (seed) => afterTheHeader(makeJpeg({ seed }), segment(0xfe, script))],
  ['a JPEG with a script behind a table', (seed) => afterTheHeader(makeJpeg({ seed }), segment(0xdb, Buffer.concat([Buffer.from([3]), Buffer.alloc(64, 1)])), segment(0xec, script))],
  ['a PNG with a script in a text chunk', (seed) => makePng({ seed, comment: script.toString() })],
]

/** Whether something is left of what was hidden. */
export function isHiding(bytes: Buffer): boolean {
  return [zip.subarray(0, 4), zip.subarray(12, 16), Buffer.from('<script>')].some((part) => bytes.includes(part))
}

function manyScans(jpeg: Buffer): Buffer {
  const from = jpeg.indexOf(Buffer.from([0xff, 0xda]))
  const scan = jpeg.subarray(from, from + 200)
  const short = Buffer.concat([scan.subarray(0, 14), Buffer.from([0x12, 0x34])])
  return Buffer.concat([jpeg.subarray(0, from), ...Array.from({ length: 1_000 }, () => short), endOfImage])
}
