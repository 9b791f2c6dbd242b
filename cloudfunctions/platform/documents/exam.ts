// Exams, photos, reviews, certificates, results.
import type { AppealableState, AppealEffect, AppealOutcome, AttemptState, Look, PaperItem, SavedAnswer } from '../../../src/domain/exam'
import type { DeliveryKind, DeliveryState } from '../../../src/domain/delivery'
import type { PhotoPurpose, ReviewDecision, RiskFinding } from '../../../src/domain/photos'
import type { CaptureChannel } from '../../../src/domain/rules'
import type { Specialty } from '../../../src/domain/specialty'
import type { CreditHours, Day, EpochMs } from '../../../src/domain/units'

/** The exam of one enrolment across its attempts. `_id`: enrolmentId. */
export interface ExamDocument {
  _id: string
  stamp: string
  /** Fencing token: raised by whatever ends a right or moves the exam to another device. */
  epoch: number
  traineeId: string
  periodId: string
  specialty: Specialty
  ruleSetId: string
  /** 同意，参加考试, for the coming attempt. */
  agreed: { noticeVersion: string; atMs: EpochMs } | null
  identityConfirmedAtMs: EpochMs | null
  /** How the person was verified for the coming attempt: a photo, or staff who saw them (PHO-06). */
  entry: Look | null
  attempts: number
  /** The attempt in the way of the next one: running, waiting for its exit photo, or under review. */
  openAttemptId: string | null
  nextAttemptNotBeforeMs: EpochMs
  passedAttemptId: string | null
  /** Question ids of the last two papers, to keep overlap small. */
  recentPapers: string[][]
}

/** `_id`: `<enrolmentId>_<n>`. */
export interface AttemptDocument {
  _id: string
  stamp: string
  epoch: number
  attemptNo: number
  enrolmentId: string
  traineeId: string
  periodId: string
  courseId: string
  courseVersion: number
  /** The bank it was drawn from and is marked by, whatever was imported since (CAT-04). */
  bankId: string
  ruleSetId: string
  state: AttemptState
  /** How often another device or door carried on with the paper. */
  deviceMoves?: number
  /** Which page writes; `epoch` fences the others. */
  holder: { page: string; device: string; via: 'wechat' | 'web'; sessionId: string | null }
  /** The paper can be drawn again from the bank with it. */
  drawSeed: string
  /** The frozen paper: order of questions and options, without keys. */
  paper: PaperItem[]
  /** What the trainee tapped, in letters by position. */
  answers: SavedAnswer[]
  startedAtMs: EpochMs
  deadlineMs: EpochMs
  submittedAtMs: EpochMs | null
  submittedBy: 'trainee' | 'time-out' | null
  entry: Look
  exit: Look | null
  exitDueMs: EpochMs | null
  /** A reviewer asked for a new exit photo. */
  isExitAgain: boolean
  score: number | null
  weakChapters: string[]
  scoredAtMs: EpochMs | null
  reviewDueMs: EpochMs | null
  certificateNumber: string | null
  /** `operatorId` decided, `secondOperatorId` signed with them; a won appeal lifts it. */
  cancellation: { reason: string; by: 'review' | 'school'; atMs: EpochMs; operatorId: string; secondOperatorId: string | null; liftedAtMs: EpochMs | null } | null
  /** Points added after a key was mended, oldest first; each is in the evidence. */
  rescores?: { questionId: string; from: number; to: number; atMs: EpochMs; operatorId: string; secondOperatorId: string; reason: string }[]
  /** When the state became a final one (failed, passed, withheld, cancelled); null before. Terms count from it. */
  settledAtMs: EpochMs | null
  /** The appeal against the decision in force; null again when another decision follows. */
  appealId: string | null
  /** Appeals so far. */
  appeals: number
  /** Changes after the first result that went into ledger and outbox: numbers their ids. */
  corrections: number
  /** Paper and answers were destroyed at the end of their term; hashes stay in the evidence. */
  detailsDeletedAtMs: EpochMs | null
}

/** 申诉 against a cancelled or withheld attempt. `_id`: `<attemptId>_appeal_<n>`. */
export interface AppealDocument {
  _id: string
  version: number
  attemptId: string
  enrolmentId: string
  traineeId: string
  /** The decision appealed against, as it stood. Nobody decided when a term ran out. */
  against: { state: AppealableState; reason: string; atMs: EpochMs; operatorId: string | null; secondOperatorId: string | null }
  text: string
  photoId: string | null
  state: 'waiting' | 'decided'
  handedInAtMs: EpochMs
  dueAtMs: EpochMs
  decision: { outcome: AppealOutcome; effect: AppealEffect; operatorId: string; reason: string; atMs: EpochMs } | null
}

/**
 * One use, one purpose, short-lived. `_id`: the code shown as QR, `p.` and 22 random characters. It is a reference, no
 * credential: only the trainee's own identity can use it.
 */
export interface PhotoSlotDocument {
  _id: string
  version: number
  traineeId: string
  enrolmentId: string
  attemptId: string | null
  purpose: PhotoPurpose
  /** Of a `check` slot: the check that its photo is for. */
  checkNo?: number
  /** Six digits to type on the phone instead of scanning; empty where the slot is on its phone already. */
  sixDigits: string
  channel: CaptureChannel | null
  issuedAtMs: EpochMs
  expiresAtMs: EpochMs
  openedAtMs: EpochMs | null
  usedAtMs: EpochMs | null
  /** What used it: the same image again gets the same answer. */
  photoId: string | null
  /** Photos refused because no face was to be seen, carried on from the slot before. */
  noFaceTries?: number
}

/** `_id`: random. The image itself lies in the private store. */
export interface PhotoDocument {
  _id: string
  version: number
  traineeId: string
  enrolmentId: string
  attemptId: string | null
  purpose: PhotoPurpose
  storagePath: string
  sha256: string
  bytes: number
  widthPx: number
  heightPx: number
  channel: CaptureChannel
  takenAtMs: EpochMs
  /** Another photo with the same content was found: a person decides. */
  duplicateOf: string | null
  comparison: { band: 'same' | 'unsure' | 'different'; score: number; model: string; atMs: EpochMs } | null
  /** Found by the machine, for the reviewer; null or absent where nothing was examined. Goes when the photo goes. */
  examined?: ExaminedPhoto | null
  /** Pieces of the fingerprint, to find photos that look alike; emptied when the photo goes. */
  bands?: string[]
  /** When the timer asks the face service again; null: nothing to ask. */
  nextComparisonAtMs?: EpochMs | null
  /** Of a check's photo that leaves the school something to look into: when it was taken. Null or absent: nothing. */
  signalAtMs?: EpochMs | null
  deletedAtMs: EpochMs | null
  /** Not looked at by the retention job before. */
  checkAtMs: EpochMs
}

export interface ExaminedPhoto {
  /** 256 bits in hexadecimal digits: src/domain/photos/fingerprint.ts. */
  fingerprint: string
  /** Photos handed in before that look like this one, the most alike first. */
  like: { photoId: string; whose: 'own' | 'other'; distance: number }[]
  /** What the face was or is to be compared with. */
  reference: { photoId: string; as: 'enrolment' | 'earlier' | 'entry' } | null
  /** The service saw no face; the photo was taken all the same, for a person to judge. */
  hasNoFace: boolean
  comparisonTries: number
}

/** A photo's file that was begun: gone when its photo is stored. Left over, its file belongs to no photo. `_id`: photoId. */
export interface PhotoFileDocument {
  _id: string
  version: number
  storagePath: string
  atMs: EpochMs
}

/** `_id`: attemptId. */
export interface ReviewDocument {
  _id: string
  version: number
  attemptId: string
  enrolmentId: string
  traineeId: string
  state: 'waiting' | 'decided'
  risk: number
  /** What the risk is made of; absent: not judged. */
  findings?: RiskFinding[]
  /** Nothing was found: drawn as a random sample. */
  isSample?: boolean
  /** The place in the queue, by age and risk: the smallest goes first. */
  queueAtMs?: EpochMs
  requestedAtMs: EpochMs
  dueAtMs: EpochMs
  /** Never erased; the last one is in force. */
  decisions: { decision: ReviewDecision; operatorId: string; reason: string; atMs: EpochMs }[]
}

/** PHO-07: the single-use link of one reviewer. `_id`: keyed hash of the link token. */
export interface ReviewLinkDocument {
  _id: string
  version: number
  operatorId: string
  attemptIds: string[]
  issuedAtMs: EpochMs
  expiresAtMs: EpochMs
  openedAtMs: EpochMs | null
  /** Set at the first opening: only that browser goes on. */
  holderHash: string | null
}

/** `_id`: certificate number (cannot be enumerated). */
export interface CertificateDocument {
  _id: string
  version: number
  traineeId: string
  enrolmentId: string
  attemptId: string
  name: string
  idMasked: string
  specialty: Specialty
  hours: { title: string; creditHours: CreditHours }[]
  totalHours: CreditHours
  examScore: number
  studiedFrom: Day
  studiedTo: Day
  issuedOn: Day
  institution: string
  employer: string
  registrationNumber: string | null
  status: 'valid' | 'revoked'
  /** REL-01: proves nothing, is not verified publicly. */
  isDemonstration: boolean
  /** The PDF as last made; null before the first download. */
  pdf: { path: string; sha256: string; bytes: number } | null
  history: { status: 'valid' | 'revoked'; reason: string; operatorId: string | null; atMs: EpochMs }[]
}

/** A result for the provincial centre (RPT-02). `_id`: `<attemptId>_result`, or with the number of the correction. */
export interface DeliveryDocument {
  _id: string
  version: number
  enrolmentId: string
  attemptId: string
  /** A correction takes the result back, a restoration gives it again. */
  kind: DeliveryKind
  state: DeliveryState
  /** How it went out; null before. */
  way: 'line' | 'hand' | null
  payload: Record<string, string | number | null>
  tries: number
  nextTryAtMs: EpochMs
  /** The centre's word: the receipt's number, or why it sent the result back. */
  receipt: string | null
  lastError: string | null
  queuedAtMs: EpochMs
  updatedAtMs: EpochMs
}
