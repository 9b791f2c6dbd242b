// Temporary addresses: path and expiry under a keyed hash. Expiry follows the emulated clock.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { DataFile } from '../database'

const KEY = 'storage.key'

export interface Signer {
  /** `?sign=…&t=…` for a path that may be read until then. */
  query(name: string, expiresAtMs: number): string
  /** Whether the query allows reading the path at this moment. */
  isValid(name: string, query: URLSearchParams, nowMs: number): boolean
  /** The credential of one upload. */
  uploadToken(name: string): string
  isUploadToken(name: string, token: unknown): boolean
}

export function createSigner(file: DataFile): Signer {
  const key = file.setting(KEY) ?? randomBytes(32).toString('hex')
  file.writeSetting(KEY, key)

  function sign(...parts: readonly (string | number)[]): string {
    return createHmac('sha256', key).update(parts.join('\n')).digest('hex').slice(0, 40)
  }

  function query(name: string, expiresAtMs: number): string {
    return `sign=${sign('read', name, expiresAtMs)}&t=${expiresAtMs}`
  }

  function isValid(name: string, given: URLSearchParams, nowMs: number): boolean {
    const expiresAtMs = Number(given.get('t'))
    return isSame(sign('read', name, expiresAtMs), given.get('sign')) && nowMs < expiresAtMs
  }

  return {
    query,
    isValid,
    uploadToken: (name) => sign('write', name),
    isUploadToken: (name, token) => isSame(sign('write', name), token),
  }
}

function isSame(expected: string, given: unknown): boolean {
  return typeof given === 'string' && given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}
