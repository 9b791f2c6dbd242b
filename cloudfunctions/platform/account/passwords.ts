// Own passwords: Node's scrypt, with its parameters beside every hash, so that they can be raised (ACC-02).
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { TraineeDocument } from '../documents/people'

type StoredPassword = NonNullable<TraineeDocument['password']>

/** 32 MB and three passes: OWASP's equivalent of N = 2^17 in a function of 256 MB. */
const current = { ln: 15, r: 8, p: 3 } as const
const keyBytes = 32

interface Parameters {
  readonly ln: number
  readonly r: number
  readonly p: number
}

function derive(password: string, salt: string, { ln, r, p }: Parameters): Promise<Buffer> {
  const N = 2 ** ln
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

export async function hashPassword(password: string, nowMs: number): Promise<StoredPassword> {
  const salt = randomBytes(16).toString('base64url')
  const key = await derive(password, salt, current)
  return { hash: `scrypt$ln=${current.ln},r=${current.r},p=${current.p}$${key.toString('base64url')}`, salt, setAtMs: nowMs }
}

/** Does the same work when there is no password to compare with: the time taken tells nothing (ACC-02). */
export async function passwordFits(password: string, stored: StoredPassword | null): Promise<boolean> {
  const parts = /^scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9_-]+)$/.exec(stored?.hash ?? '')
  if (stored !== null && parts === null) throw new Error('a stored password has an unknown form')
  const parameters = parts ? { ln: Number(parts[1]), r: Number(parts[2]), p: Number(parts[3]) } : current
  const key = await derive(password, stored?.salt ?? 'AAAAAAAAAAAAAAAAAAAAAA', parameters)
  const expected = Buffer.from(parts?.[4] ?? '', 'base64url')
  return expected.length === key.length && timingSafeEqual(key, expected)
}
