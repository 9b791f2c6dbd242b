// Exams, photos, reviews, certificates, results.
import type { AttemptState, Look, PaperItem, SavedAnswer } from '../../../src/domain/exam'
import type { PhotoPurpose, ReviewDecision } from '../../../src/domain/photos'
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
  ruleSetId: string
  state: AttemptState
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
  cancellation: { reason: string; by: 'review' | 'school'; atMs: EpochMs } | null
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
  /** Six digits to type on the phone instead of scanning. */
  sixDigits: string
  channel: CaptureChannel | null
  issuedAtMs: EpochMs
  expiresAtMs: EpochMs
  openedAtMs: EpochMs | null
  usedAtMs: EpochMs | null
  /** What used it: the same image again gets the same answer. */
  photoId: string | null
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
  deletedAtMs: EpochMs | null
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

/** A result for the provincial centre (RPT-02). `_id`: `<attemptId>_result` or `<attemptId>_correction`. */
export interface DeliveryDocument {
  _id: string
  version: number
  enrolmentId: string
  attemptId: string
  kind: 'result' | 'correction'
  state: 'with-school' | 'sent' | 'accepted' | 'rejected'
  payload: Record<string, string | number | null>
  tries: number
  nextTryAtMs: EpochMs
  receipt: string | null
  updatedAtMs: EpochMs
}
