// How every door of signing in ends (ACC-06): a WeChat call leads to this WeChat's person or to a bind offer,
// a browser call to a session. Whom a screen names is always masked.
import * as v from 'valibot'
import { duration, record, text, token } from '../fields'

export const maskedPersonFields = {
  /** 张*国 */
  maskedName: text(50),
  /** The last four characters of the ID number. */
  idTail: text(4),
} as const

/** ACC-03: the confirmation screen names the one person this WeChat will serve. */
export const bindOffer = record({ kind: v.literal('offer'), offer: token, ...maskedPersonFields, expiresInMs: duration })

/** The WeChat identity is bound already: its calls need no session. */
export const signedIn = record({ kind: v.literal('signed-in'), ...maskedPersonFields })

/** A web session; with `mustSetPassword` it may do nothing but set its own password. */
export const webSession = record({
  kind: v.literal('session'),
  session: token,
  mustSetPassword: v.boolean(),
  expiresInMs: duration,
  ...maskedPersonFields,
})

export const signInOutcome = v.variant('kind', [bindOffer, signedIn, webSession])

/** What the person calls the device: shown in 账号与设备 and on the phone that approves a scan. */
export const deviceLabel = text(60)
export const smsCode = v.pipe(v.string(), v.regex(/^\d{6}$/))
/** As printed, in any case, with or without the dash: `K7QM-2XR9`. */
export const claimCode = v.pipe(v.string(), v.regex(/^[0-9A-Za-z -]{6,24}$/))
/** Up to 128 characters; the rules for a new one are in src/domain/account/password-policy.ts. */
export const password = v.pipe(v.string(), v.minLength(1), v.maxLength(128))
/** A short random code that a QR code carries as `<PUBLIC_URL>/q/<code>`: `s.…` signs in, `b.…` binds. */
export const scanCode = v.pipe(v.string(), v.regex(/^[sb]\.[A-Za-z0-9_-]{16,30}$/))
export const scanLink = text(300)
/** What stands beside the QR code, to be typed where nothing can be scanned (ACC-05, CHK-06). */
export const sixDigits = v.pipe(v.string(), v.regex(/^\d{6}$/))
/** The code as it was scanned or typed. */
export const scannedOrTyped = v.union([scanCode, sixDigits])
