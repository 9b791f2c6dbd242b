// Messages, jobs, evidence.
import type { DestructionKind } from '../../../src/domain/retention'
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
  /** Plain SHA-256 of the last entry: what the daily root holds. */
  digest: string
  /** When it was last extended. */
  atMs: EpochMs
}

/** One entry: hashes and ids only, so that deletion never breaks a chain. `_id`: `<stream>_<subject>_<n>`. */
export interface EvidenceDocument {
  _id: string
  stream: EvidenceStream
  subject: string
  n: number
  previous: string
  head: string
  /** Plain SHA-256 over this entry and the digest before it. */
  digest: string
  /** The chain key that made the head. */
  keyId: string
  /** What happened, in ids and numbers. */
  content: Record<string, string | number | boolean | null>
  atMs: EpochMs
}

/**
 * One number a day over all chains that leaves the system (PRV-04). `_id`: the day it closes. Its tree holds the chains
 * extended since the root before; through `previous` it vouches for all others.
 */
export interface EvidenceRootDocument {
  _id: string
  version: number
  state: 'building' | 'sealed'
  /** Chains extended since this instant are in the tree. */
  fromMs: EpochMs
  /** When this root began to read the chains. */
  readFromMs: EpochMs
  /** Up to which chain id the tree is built. */
  after: string
  /** The parts of the tree in the order of their chain ids. */
  parts: { partId: string; first: string; last: string; leaves: number; tree: string }[]
  leaves: number
  previousDay: string | null
  previous: string
  tree: string
  root: string
  sealedAtMs: EpochMs | null
  province: { state: 'waiting' | 'sent' | 'nowhere'; tries: number; nextTryAtMs: EpochMs; receipt: string | null; lastError: string | null }
  /** The SMS to the keeper outside. */
  copy: 'queued' | 'nowhere' | null
}

/** One part of a root's tree. `_id`: `<day>_<place>_<its hash>`: two runners never write the same one differently. */
export interface RootPartDocument {
  _id: string
  leaves: { chainId: string; length: number; head: string; digest: string }[]
}

/** What was destroyed at the end of its term or at the person's wish (PRV-01). `_id`: `<day>_<random>`. Ids and hashes only. */
export interface DestructionDocument {
  _id: string
  kind: DestructionKind
  why: 'term' | 'asked'
  /** The rule set in force and the term that ran out. */
  ruleSetId: string
  termDays: number
  count: number
  items: { id: string; hash: string | null }[]
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
