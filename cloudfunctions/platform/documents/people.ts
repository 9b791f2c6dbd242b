// People, their rights and their proofs. Every document has `_id` and a changing field (`version` or `stamp`).
import type { EnrolmentItem, Specialty } from '../../../src/domain/specialty'
import type { CreditHours, Day, EpochMs, Fen } from '../../../src/domain/units'

/** `_id`: random 128 bit, never derived from ID number or phone. */
export interface TraineeDocument {
  _id: string
  version: number
  name: string
  /** Encrypted ID number, with its key id (PRV-02). */
  idSealed: string
  /** Keyed hash for look-up. */
  idHash: string
  /** The last four characters, for masked display. */
  idTail: string
  /** The phone reserved at enrolment. */
  reservedPhone: string
  /** An own phone left when binding behind a shared reserved phone (ACC-07). */
  ownPhone: string | null
  /** ACC-03: the one WeChat identity. */
  wechat: { openid: string; unionid: string | null; boundAtMs: EpochMs; proof: 'phone' | 'sms' | 'claim' | 'operator' } | null
  /** scrypt hash; null means the initial password is still in force. */
  password: { hash: string; salt: string; setAtMs: EpochMs } | null
  /** Raised when the binding moves or sessions are ended everywhere: older sessions are dead. */
  sessionEpoch: number
  createdAtMs: EpochMs
  /** REL-01: the review account's data earns nothing valid and is absent from reports. */
  isDemonstration: boolean
}

/**
 * Uniqueness by deterministic `_id`, which works inside transactions:
 * `idnumber_<idHash>`, `formerid_<idHash>` (before a correction), `openid_<hash>`, `unionid_<hash>`, `freed_<hash of openid>` (served somebody before a move), `certificate_<number>`, `photo_<sha256>`.
 */
export interface ClaimDocument {
  _id: string
  owner: string
  atMs: EpochMs
}

/** `_id`: keyed hash of the normalised employer name. */
export interface EmployerDocument {
  _id: string
  version: number
  name: string
  agentName: string | null
  agentPhone: string | null
}

/** A registration period: one renewal of one person (ENR-09). `_id`: `<traineeId>_<registrationExpires or direct day>`. */
export interface PeriodDocument {
  _id: string
  version: number
  traineeId: string
  registrationExpires: Day | null
  ruleSetId: string
  openedAtMs: EpochMs
  /** The common course of this period, pinned when its class opens; null before. */
  commonCourse: { courseId: string; version: number } | null
}

export type EnrolmentStatus = 'enrolled' | 'withdrawn'

/** One person, one specialty, one period. `_id`: `<periodId>_<specialty>`. */
export interface EnrolmentDocument {
  _id: string
  version: number
  traineeId: string
  periodId: string
  specialty: Specialty
  item: EnrolmentItem
  status: EnrolmentStatus
  employerId: string
  registrationNumber: string | null
  /** ENR-03: through the platform, or directly at the school (lapsed or cancelled registration). */
  route: 'platform' | 'direct'
  feeFen: Fen
  /** Cache of the payments' fold. */
  paidFen: Fen
  classId: string | null
  joinedClassAtMs: EpochMs | null
  /** Pinned when the class opens. */
  course: { courseId: string; version: number } | null
  rulesAcknowledged: { rulesVersion: string; atMs: EpochMs } | null
  textbookPickedUp: { atMs: EpochMs; operatorId: string } | null
  roster: { rosterId: string; row: number } | null
  acceptedWarnings: { codes: string[]; operatorId: string; reason: string } | null
  createdAtMs: EpochMs
}

/** A summary sheet that was handed in (ENR-10). `_id`: sha256 of the file. */
export interface RosterDocument {
  _id: string
  version: number
  fileName: string
  storagePath: string
  agentName: string | null
  agentPhone: string | null
  employerName: string | null
  takenInBy: string
  takenInAtMs: EpochMs
  counts: { rows: number; created: number; same: number; warned: number; refused: number }
}

/** A payment or refund; nothing is overwritten (ENR-05). `_id`: random. */
export interface PaymentDocument {
  _id: string
  version: number
  kind: 'payment' | 'refund'
  employerId: string
  lines: { enrolmentId: string; amountFen: Fen }[]
  totalFen: Fen
  paidOn: Day
  reference: string
  operatorId: string
  recordedAtMs: EpochMs
}

/** A class (班级). `_id`: random. */
export interface ClassDocument {
  _id: string
  version: number
  title: string
  specialty: Specialty
  courses: { common: { courseId: string; version: number }; specialty: { courseId: string; version: number } }
  opensOn: Day
  closesOn: Day | null
  textbookPlace: string
  teachingRulesVersion: string
  openedAtMs: EpochMs
  openedBy: string
}

/** A web session. `_id`: keyed hash of the bearer token, which is stored nowhere. */
export interface SessionDocument {
  _id: string
  version: number
  traineeId: string
  sessionEpoch: number
  device: string
  createdAtMs: EpochMs
  expiresAtMs: EpochMs
  endedAtMs: EpochMs | null
  /** Signed in with the initial password or a claim code: may do nothing but set its own. */
  mustSetPassword: boolean
  /** How the session began. Everything but a password proves the person anew (ACC-02, CHK-01). */
  proof: 'password' | 'sms' | 'claim' | 'scan'
}

/** A code sent by SMS. `_id`: keyed hash of purpose and of the phone or ID number it was asked for with. */
export interface SmsCodeDocument {
  _id: string
  version: number
  codeHash: string
  sentAtMs: EpochMs
  expiresAtMs: EpochMs
  triesLeft: number
  usedAtMs: EpochMs | null
}

/**
 * A claim code (认领码) of one person. `_id`: traineeId; issuing anew voids the old one. Wrong tries are counted
 * against who tries (throttles), never against the code: nobody can void another person's code.
 */
export interface ClaimCodeDocument {
  _id: string
  version: number
  codeHash: string
  issuedAtMs: EpochMs
  issuedBy: string
  expiresAtMs: EpochMs
  usedAtMs: EpochMs | null
}

/** A confirmation screen's promise: this WeChat may bind this person. `_id`: keyed hash of the token. */
export interface BindOfferDocument {
  _id: string
  version: number
  traineeId: string
  openid: string
  unionid: string | null
  proof: 'phone' | 'sms' | 'claim'
  /** The claim code that proved the person is used up by the confirmation, if it is still the one in force. */
  claimCodeIssuedAtMs: EpochMs | null
  /** How often the person's binding had moved: an offer does not outlive a move. */
  bindingMoves: number
  expiresAtMs: EpochMs
  usedAtMs: EpochMs | null
}

/**
 * A code on a computer's screen for the phone's WeChat: `sign-in` lets the computer in (ACC-02), `bind` offers the
 * phone to the person signed in there (CHK-01). `_id`: keyed hash of the code.
 */
export interface ScanCodeDocument {
  _id: string
  version: number
  kind: 'sign-in' | 'bind'
  /** Keyed hash of the six digits beside the code. */
  digitsHash: string
  /** `sign-in`: keyed hash of the browser's secret. */
  secretHash: string | null
  device: string
  /** `bind`: whom the offer is for. `sign-in`: who approved; null before. */
  traineeId: string | null
  /** `bind`: what proved the person at the computer. */
  proof: 'sms' | 'claim' | null
  /** The person's epoch when the code was answered or issued: a code does not outlive a moved binding (ACC-04). */
  sessionEpoch: number | null
  state: 'open' | 'approved' | 'denied' | 'used'
  createdAtMs: EpochMs
  expiresAtMs: EpochMs
}

/** Failures per account or source. `_id`: `<kind>_<keyed hash>`. */
export interface ThrottleDocument {
  _id: string
  version: number
  failures: number
  lastFailureAtMs: EpochMs
  notBeforeMs: EpochMs
  /** The pair of account and source succeeded before: it is exempt from the wide counts. */
  hasSucceeded: boolean
}

/** `_id`: `<traineeId>_<kind>`. */
export interface ConsentDocument {
  _id: string
  version: number
  traineeId: string
  kind: 'face-photo'
  current: { textVersion: string; givenAtMs: EpochMs } | null
  history: { textVersion: string; action: 'given' | 'withdrawn'; atMs: EpochMs }[]
  /** Photos taken up to then are to go as soon as nothing needs them: by withdrawal or by an own request. */
  deletionAskedAtMs: EpochMs | null
  /** The retention job has not passed the request on to the photos yet. */
  isDeletionNew: boolean
}

/**
 * What an operator mended in a person's data (OPS-05). `_id`: random. The old value is sealed (purpose `correction`);
 * the sweep of retention may delete it, the evidence holds hashes alone.
 */
export interface CorrectionDocument {
  _id: string
  version: number
  traineeId: string
  field: 'id-number' | 'name' | 'phone' | 'registration-number'
  /** `registration-number`: whose. */
  enrolmentId: string | null
  oldSealed: string
  operatorId: string
  reason: string
  atMs: EpochMs
}

/**
 * Somebody answered 不是我本人 to a check (CHK-06). `_id`: traineeId; the newest report of a person. The check itself stays
 * due on the desk until the person's own WeChat says 我在.
 */
export interface StrangerReportDocument {
  _id: string
  version: number
  state: 'open' | 'closed'
  reportedAtMs: EpochMs
  device: string
  lesson: string
  times: number
  closedAtMs: EpochMs | null
  closedBy: string | null
}

/** How often a binding was moved, for those whose was (ACC-03). `_id`: traineeId. */
export interface BindingMovesDocument {
  _id: string
  version: number
  times: number
  lastAtMs: EpochMs
}

/** An operator of the staff list. `_id`: operatorId. */
export interface StaffDocument {
  _id: string
  version: number
  name: string
  /** Keyed hash of the person's key. */
  keyHash: string
  roles: ('operator' | 'reviewer' | 'head')[]
  active: boolean
  appointedAtMs: EpochMs
  /** The keyed hash of this person's own ID number: their own record is not theirs to review. */
  ownIdHash?: string | null
}

/** Who, when, what, why, effect (OPS-02). `_id`: random. */
export interface OperatorLogDocument {
  _id: string
  operatorId: string
  secondOperatorId: string | null
  operation: string
  reason: string
  effect: string
  subjects: string[]
  atMs: EpochMs
  requestId: string
}

/** Running totals shown on a screen; always recomputable from the ledger. */
export interface HoursTotals {
  common: CreditHours
  specialty: CreditHours
  exam: CreditHours
}
