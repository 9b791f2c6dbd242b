// Exams, photos, reviews, certificates, results.
import type { Specialty } from '../../../src/domain/specialty'
import type { CaptureChannel } from '../../../src/domain/rules'
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
  entryPhoto: { photoId: string; atMs: EpochMs } | null
  attempts: number
  openAttemptId: string | null
  nextAttemptNotBeforeMs: EpochMs
  passedAttemptId: string | null
  /** Question ids of the last two papers, to keep overlap small. */
  recentPapers: string[][]
}

export type AttemptState = 'in-progress' | 'awaiting-exit-photo' | 'failed' | 'under-review' | 'passed' | 'cancelled' | 'withheld'

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
  holder: { page: string; device: string }
  /** The frozen paper: order of questions and options, without keys. */
  paper: { questionId: string; optionKeys: string[]; points: number }[]
  /** Saved answers by question id; `revision` refuses older saves. */
  answers: Record<string, { answer: string[]; revision: number; savedAtMs: EpochMs }>
  startedAtMs: EpochMs
  deadlineMs: EpochMs
  submittedAtMs: EpochMs | null
  submittedBy: 'trainee' | 'time-out' | null
  entryPhotoId: string
  exitPhotoId: string | null
  exitPhotoDueMs: EpochMs | null
  score: number | null
  weakChapters: string[]
  scoredAtMs: EpochMs | null
}

export type PhotoPurpose = 'enrolment' | 'entry' | 'exit'

/** One use, one purpose, short-lived. `_id`: keyed hash of the slot token. */
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
  usedAtMs: EpochMs | null
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

export type ReviewDecision = 'confirmed' | 'rejected' | 'retake'

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
  history: { status: 'valid' | 'revoked'; reason: string; operatorId: string | null; atMs: EpochMs }[]
}

/** A result for the provincial centre (RPT-02). `_id`: enrolmentId + revision. */
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
