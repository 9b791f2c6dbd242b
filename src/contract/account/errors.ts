import * as v from 'valibot'
import { count, record, text } from '../fields'
import { operatorRefusal } from '../admin/operator-fields'
import { passwordFaults } from '../../domain/account'
import { maskedPersonFields } from './sign-in-outcome'

const triesLeft = record({ triesLeft: count(1000) })
const maskedPhone = record({ maskedPhone: text(20) })

export const accountErrors = {
  /** Only a call from inside WeChat can do this. */
  NEEDS_WECHAT: { status: 403 },
  /** WeChat did not accept the code of its phone-number button (used, older than five minutes, invented). */
  PHONE_CODE_REFUSED: { status: 400 },
  /** Nobody reserved this phone. Told only to who has proven to hold it (ACC-01). */
  PHONE_NOT_ENROLLED: { status: 404, details: maskedPhone },
  /** The phone is reserved for more than one person, so it proves none: a claim code is needed (ACC-07). */
  PHONE_SHARED: { status: 409, details: maskedPhone },
  /** The person is bound to another WeChat; moving it is the school's (ACC-03). */
  BOUND_ELSEWHERE: { status: 409 },
  /** This WeChat serves another person already; the details name that person, masked. */
  WECHAT_TAKEN: { status: 409, details: record(maskedPersonFields) },
  /** The SMS code is wrong, used or too old, or none was sent. */
  SMS_CODE_REFUSED: { status: 401, details: triesLeft },
  /** ID number, password or proof did not fit; which one is not told (ACC-02). */
  SIGN_IN_REFUSED: { status: 401, details: triesLeft },
  /** An SMS code or a claim code is needed besides. Asked of everybody in the same place, known or not. */
  PROOF_NEEDED: { status: 403 },
  /** Name, ID number or claim code did not fit; which one is not told. */
  CLAIM_REFUSED: { status: 401, details: triesLeft },
  /** The confirmation was left open too long, was used, or was made for another WeChat. */
  OFFER_EXPIRED: { status: 410 },
  PASSWORD_UNFIT: { status: 422, details: record({ fault: v.picklist(passwordFaults) }) },
  OLD_PASSWORD_WRONG: { status: 401, details: triesLeft },
  /** The code on the computer's screen is used, unknown or too old. */
  SCAN_CODE_EXPIRED: { status: 410 },
  /** The phone answered 不是我本人. */
  SCAN_DENIED: { status: 403 },
  /** The person is bound to a WeChat already. */
  ALREADY_BOUND: { status: 409 },
  /** The person has earned hours for real and cannot become the demonstration account. */
  HAS_EARNED_HOURS: { status: 409 },
  /** The call comes from WeChat, and only a browser's session has this. */
  NEEDS_WEB_SESSION: { status: 403 },
  /** No WeChat serves the person: there is nothing to move. */
  NOT_BOUND_YET: { status: 409, details: operatorRefusal },
  /** The correction names nothing to change, or something that cannot be. */
  CORRECTION_REFUSED: { status: 422, details: operatorRefusal },
  /** The right ID number belongs to another person of the school. */
  ID_NUMBER_TAKEN: { status: 409, details: operatorRefusal },
  NO_OPEN_REPORT: { status: 404, details: operatorRefusal },
  /** Something is sealed under a key that the environment does not hold any more. */
  KEY_MISSING: { status: 409, details: operatorRefusal },
} as const
