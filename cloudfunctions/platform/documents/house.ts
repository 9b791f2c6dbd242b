// Messages, jobs, evidence.
import type { EpochMs } from '../../../src/domain/units'

/** A message to go out. `_id`: `<kind>_<subject>`, so that a message is queued once. */
export interface MessageDocument {
  _id: string
  version: number
  channel: 'sms' | 'subscription'
  kind: string
  traineeId: string | null
  phone: string
  /** Template parameters, in the template's order. */
  params: string[]
  state: 'waiting' | 'sent' | 'failed'
  tries: number
  nextTryAtMs: EpochMs
  queuedAtMs: EpochMs
  sentAtMs: EpochMs | null
  lastError: string | null
}

/** Long work (OPS-04): cut anywhere, it converges. `_id`: random or deterministic by input. */
export interface JobDocument {
  _id: string
  version: number
  operation: string
  input: Record<string, unknown>
  operatorId: string
  state: 'running' | 'done' | 'failed'
  done: number
  total: number
  cursor: string | null
  result: Record<string, unknown> | null
  /** One runner at a time: nobody else takes the job up before this instant. */
  heldUntilMs: EpochMs
  startedAtMs: EpochMs
  updatedAtMs: EpochMs
}

/** What was read from a video file, so that it is read once. `_id`: keyed hash of the path. */
export interface MediaDocument {
  _id: string
  version: number
  path: string
  bytes: number
  etag: string
  sha256: string
  /** 0 when the file is no readable MP4. */
  mediaMs: number
  videoCodec: string
  measuredAtMs: EpochMs
}

export type EvidenceStream = 'watch' | 'identity' | 'exam' | 'hours' | 'operator'

/** The head of one keyed hash chain. `_id`: `<stream>_<subject>`. */
export interface ChainDocument {
  _id: string
  version: number
  length: number
  head: string
}

/** One entry: hashes and ids only, so that deletion never breaks a chain. `_id`: `<stream>_<subject>_<n>`. */
export interface EvidenceDocument {
  _id: string
  stream: EvidenceStream
  subject: string
  n: number
  previous: string
  head: string
  /** What happened, in ids and numbers. */
  content: Record<string, string | number | boolean | null>
  atMs: EpochMs
}

/** School-wide settings texts as loaded (contact, teaching rules, notices). `_id`: `school`. */
export interface SchoolDocument {
  _id: string
  version: number
  name: string
  address: string
  phone: string
  officeHours: string
  textbookPlace: string
  teachingRules: { version: string; title: string; clauses: string[] }
  examNotice: { version: string; title: string; clauses: string[] }
  facePhotoConsent: { version: string; title: string; clauses: string[] }
  sealPath: string | null
  currentRuleSetId: string
}
