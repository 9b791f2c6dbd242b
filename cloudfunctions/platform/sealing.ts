// Authenticated encryption, keyed hashes and random ids. Key ids stand before ciphertexts, so keys can be rotated.
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

interface Key {
  readonly keyId: string
  readonly key: Buffer
}

/** Parses `<keyId>:<64 hex>,…`; the first key seals, all open. */
export function parseKeys(text: string): Key[] {
  return text.split(',').map((part) => {
    const [keyId = '', hex = ''] = part.trim().split(':')
    if (!/^[A-Za-z0-9]{1,16}$/.test(keyId) || !/^[0-9a-f]{64}$/.test(hex)) throw new Error('a key must read <keyId>:<64 hex>')
    return { keyId, key: Buffer.from(hex, 'hex') }
  })
}

export interface Sealer {
  /** `<keyId>.<iv>.<ciphertext>.<tag>`, base64url. */
  seal(plain: string, purpose: string): string
  /** The plain text, or null when the text is forged, damaged, of another purpose, or its key is gone. */
  open(sealed: string, purpose: string): string | null
  /** The id of the key that seals. */
  readonly keyId: string
}

/** The id of the key that a text was sealed with. */
export function keyIdOf(sealed: string): string {
  return sealed.slice(0, sealed.indexOf('.'))
}

export function createSealer(keysText: string): Sealer {
  const keys = parseKeys(keysText)
  const first = keys[0]
  if (!first) throw new Error('no sealing key')
  return {
    keyId: first.keyId,
    seal(plain, purpose) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', first.key, iv)
      cipher.setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return [first.keyId, iv.toString('base64url'), body.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.')
    },
    open(sealed, purpose) {
      const [keyId, iv, body, tag, ...rest] = sealed.split('.')
      const key = keys.find((candidate) => candidate.keyId === keyId)
      if (!key || iv === undefined || body === undefined || tag === undefined || rest.length > 0) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
        decipher.setAAD(Buffer.from(purpose))
        decipher.setAuthTag(Buffer.from(tag, 'base64url'))
        return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
      } catch {
        // Any failure to authenticate means the same: not ours.
        return null
      }
    },
  }
}

/** SHA-256 of a text in UTF-8 or of bytes, 64 hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** HMAC-SHA-256 of a purpose and its parts, 64 hex. */
export function keyedHash(keyHex: string, purpose: string, ...parts: readonly string[]): string {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(JSON.stringify([purpose, ...parts])).digest('hex')
}

export function sameHash(left: string, right: string): boolean {
  const a = Buffer.from(left)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A random 128-bit id, 32 hex. */
export function newId(): string {
  return randomBytes(16).toString('hex')
}

/** A random token of 256 bit, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A short code that people read aloud and type: no 0 O 1 I L. */
export function newReadableCode(length: number): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  // 31 letters: bytes from 248 upward would favour the first ones and are drawn again.
  let code = ''
  while (code.length < length) for (const byte of randomBytes(length)) if (byte < 248 && code.length < length) code += alphabet[byte % 31]
  return code
}

export function newDigits(length: number): string {
  let digits = ''
  while (digits.length < length) for (const byte of randomBytes(length)) if (byte < 250 && digits.length < length) digits += String(byte % 10)
  return digits
}

/** A uniform number in [0, 1) with 48 random bits. */
export function randomUnit(): number {
  return randomBytes(6).readUIntBE(0, 6) / 2 ** 48
}
