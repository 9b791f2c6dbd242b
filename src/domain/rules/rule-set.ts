// The numbers that may change, in immutable dated rule sets. A registration period or an enrolment
// keeps the id of the set it was opened under, so a later change never alters a running right.
import type { EnrolmentItem, Specialty } from '../specialty'
import type { CreditHours, Day, Fen, Milliseconds } from '../units'

export interface PlaybackRules {
  /** Length of one lease: below the cap by an exponential draw, never below the floor; this is its mean. */
  readonly leaseMeanMs: Milliseconds
  readonly leaseFloorMs: Milliseconds
  readonly leaseCapMs: Milliseconds
  /** Unused budget kept within one epoch. */
  readonly carryCapMs: Milliseconds
  /** A gap between segments up to this is bridged and charged like playing. */
  readonly bridgeMs: Milliseconds
  /** A lesson is fully played when the frontier is this close to the end. */
  readonly tailMs: Milliseconds
  /** A token is good for this long after `open`. */
  readonly tokenLifeMs: Milliseconds
  readonly closedLeasesKept: number
  readonly closedLeaseLifeMs: Milliseconds
  /** Orphaned leases within an hour after which reopening asks for a check. */
  readonly orphansBeforeCheck: number
  /** A signed media address is good for this long (PLY-07). */
  readonly mediaAddressLifeMs: Milliseconds
}

export interface CheckRules {
  /** The interval to the next check on the meter: base + exponential(mean), at most cap. */
  readonly baseMs: Milliseconds
  readonly meanMs: Milliseconds
  readonly capMs: Milliseconds
  /** After a miss, until `answersToRelax` in a row are answered in time. */
  readonly afterMissFloorMs: Milliseconds
  readonly afterMissCapMs: Milliseconds
  readonly answersToRelax: number
  readonly inPlaceWindowMs: Milliseconds
  readonly qrWindowMs: Milliseconds
  readonly graceMs: Milliseconds
  /** A computer waits for the phone's answer with one held call of at most this. */
  readonly heldCallMs: Milliseconds
  /** How long a check that asks for a photo may be answered, in place and by QR. */
  readonly photoWindowMs: Milliseconds
  /** Of the checks, which are about 4 an hour, how many ask for a photo (0: none). */
  readonly photoChecksPerHour: number
}

export interface ExerciseRules {
  readonly failuresBeforePause: number
  readonly firstPauseMs: Milliseconds
  readonly laterPauseMs: Milliseconds
}

export interface ExamRules {
  readonly passMark: number
  /** The wait after the first, second, third and every later failed attempt. */
  readonly retakeWaitsMs: readonly Milliseconds[]
  readonly submitGraceMs: Milliseconds
  readonly entryPhotoLifeMs: Milliseconds
  readonly exitPhotoTermMs: Milliseconds
  readonly maxOverlapPercent: number
  readonly multipleChoice: 'all-or-nothing' | 'partial'
  /** The latest day of a photo decision, counted from the attempt. */
  readonly reviewDays: number
  readonly appealDays: number
}

export const captureChannels = ['mini-program', 'wechat-page', 'in-person', 'computer'] as const
export type CaptureChannel = (typeof captureChannels)[number]

export interface PhotoRules {
  readonly slotLifeMs: Milliseconds
  readonly maxBytes: number
  readonly minSidePx: number
  readonly maxSidePx: number
  /** PHO-06: which ways of taking a photo are open. */
  readonly channels: readonly CaptureChannel[]
  /** PHO-03: scores (0–100) from which a face comparison says the same person, and below which another. */
  readonly sameFrom: number
  readonly differentBelow: number
  /** Two photos whose fingerprints (256 bits) differ by at most this many bits are called alike: a flag, no refusal. */
  readonly alikeWithinBits: number
  /** Tries without a visible face after which a photo is taken all the same, for a person to judge. */
  readonly noFaceTries: number
  /** How many of 100 passes without any finding are reviewed all the same, drawn at random; 100: every pass waits. */
  readonly reviewSamePercent: number
}

export interface AccountRules {
  readonly sessionLifeMs: Milliseconds
  readonly smsCodeLifeMs: Milliseconds
  readonly smsResendMs: Milliseconds
  readonly claimCodeLifeMs: Milliseconds
  readonly claimTries: number
  readonly bindTokenLifeMs: Milliseconds
  readonly failuresBeforeDelay: number
  readonly firstDelayMs: Milliseconds
  readonly maxDelayMs: Milliseconds
}

export interface RetentionRules {
  readonly facePhotoDays: number
  readonly watchEvidenceDays: number
  readonly examEvidenceDays: number
  readonly messageDays: number
}

export interface RuleSet {
  readonly ruleSetId: string
  readonly title: string
  readonly effectiveFrom: Day
  readonly courseHours: { readonly common: CreditHours; readonly specialty: CreditHours; readonly exam: CreditHours }
  /** CAT-04: how much video one credit hour needs. */
  readonly secondsOfVideoPerCreditHour: number
  readonly feesFen: Readonly<Record<Specialty, Readonly<Record<EnrolmentItem, Fen>>>>
  /** ENR-03: enrolment opens this many months before the registration expires. */
  readonly enrolmentWindowMonths: number
  readonly playback: PlaybackRules
  readonly checks: CheckRules
  readonly exercise: ExerciseRules
  readonly exam: ExamRules
  readonly photos: PhotoRules
  readonly accounts: AccountRules
  readonly retention: RetentionRules
}
