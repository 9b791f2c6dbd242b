import { verify } from '../../../src/contract/certificate/verify'
import { judgeTry, type ThrottleLimits } from '../../../src/domain/account'
import { readCertificateNumber } from '../../../src/domain/certificate'
import { dayOf, hourMs, minuteMs, secondMs } from '../../../src/domain/units'
import { sourceOf, takeUse } from '../../platform/account/tries'
import { certificateContent } from '../../platform/exam/certificate-content'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'

/** Only numbers that do not exist count: whoever checks real certificates never waits. */
const missLimits: ThrottleLimits = { failuresBeforeDelay: 20, firstDelayMs: 30 * secondMs, maxDelayMs: 15 * minuteMs, forgetAfterMs: hourMs }
const missKind = 'certificate-miss'

export const verifyHandler = handler(verify, {
  async load(context, { number }) {
    const source = sourceOf(context)
    const misses = await context.database.get('throttles', `${missKind}_${context.lookupHash('throttle', missKind, source)}`)
    const verdict = judgeTry(misses, context.nowMs, missLimits)
    if (verdict.kind === 'wait') throw new Refusal('THROTTLED', 'too many unknown numbers', { retryAfterMs: verdict.retryAfterMs, triesLeft: 0 })
    const known = readCertificateNumber(number)
    // What cannot be a number tells nothing about those that exist.
    if (known === null) throw new Refusal('NOT_FOUND', 'this is no certificate number')
    const certificate = await context.database.get('certificates', known)
    // The review account's certificate is nobody's (REL-01).
    if (certificate && !certificate.isDemonstration) return certificate
    await takeUse(context, missLimits, missKind, source)
    throw new Refusal('NOT_FOUND', 'no such certificate')
  },
  decide(certificate) {
    const content = certificateContent(certificate)
    if (certificate.status === 'valid') return { status: 'valid' as const, ...content }
    return { status: 'revoked' as const, ...content, revokedOn: dayOf(certificate.history.at(-1)?.atMs ?? 0) }
  },
  commit: async (_context, answer) => answer,
})
