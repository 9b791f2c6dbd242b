// The codes that WeChat's phone-number button hands to a page: single use, five minutes.
import { randomBytes } from 'node:crypto'

const LIFE_MS = 5 * 60 * 1000

export interface PhoneCodes {
  issue(phone: string): string
  /** The phone behind the code, once. */
  redeem(code: string): string | undefined
}

export function createPhoneCodes(now: () => number): PhoneCodes {
  const issued = new Map<string, { phone: string; expiresAtMs: number }>()

  function issue(phone: string): string {
    const code = randomBytes(32).toString('hex')
    issued.set(code, { phone, expiresAtMs: now() + LIFE_MS })
    return code
  }

  function redeem(code: string): string | undefined {
    const entry = issued.get(code)
    issued.delete(code)
    return entry !== undefined && now() < entry.expiresAtMs ? entry.phone : undefined
  }

  return { issue, redeem }
}
