// What a lesson page knows and what may happen to it. The reducer (reduce.ts) turns a state and an event into a new
// state and effects; session.ts carries the effects out. All times are milliseconds of this device's steady clock.
import type { Milliseconds } from '../../domain/units'
import type { ResponseOf } from '../../contract'
import type { openLesson } from '../../contract/learning/open-lesson'
import type { renewLease } from '../../contract/learning/renew-lease'
import type { CallFailure } from '../../transport'
import type { Outcomes } from './service'
import type { Journal } from './journal'
import type { Segment } from './segments'

export type LeaseAnswer = ResponseOf<typeof renewLease>
export type LessonOpened = ResponseOf<typeof openLesson>
export type CheckShown = NonNullable<LeaseAnswer['check']>

export interface Lease {
  readonly token: string
  /** Counted from the first sending of the request that granted it: never later than the server's own end. */
  readonly endsAt: Milliseconds
  readonly renewAt: Milliseconds
}

export interface ActiveCheck extends CheckShown {
  readonly token: string
  readonly shownAt: Milliseconds
  readonly endsAt: Milliseconds
  /** Wall-clock moments, for showing alone. */
  readonly endsAtWallMs: number
  readonly shownAtWallMs: number
  readonly missedAtWallMs: number | null
  readonly isBusy: boolean
  readonly failure: CallFailure | null
  /** When to ask again after a failed wait; null while a held call runs or none is wanted. */
  readonly askAgainAt: Milliseconds | null
  /** When the call was sent whose answer may carry a lease. */
  readonly sentAt: Milliseconds
}

export interface Elsewhere {
  readonly device: string
  readonly lessonTitle: string
  readonly sinceMs: number
}

export type Stop =
  /** Another page took over. */
  | { readonly kind: 'superseded'; readonly device: string; readonly sinceMs: number | null }
  /** Another tab of this browser did. */
  | { readonly kind: 'other-tab' }

export type Phase =
  /** Waiting for permission to play. */
  | { readonly kind: 'opening' }
  /** May play when the lease is live. */
  | { readonly kind: 'playable' }
  | { readonly kind: 'check' }
  | { readonly kind: 'elsewhere'; readonly elsewhere: Elsewhere }
  | { readonly kind: 'stopped'; readonly stop: Stop }
  | { readonly kind: 'failed'; readonly failure: CallFailure }

/** A passing remark on the screen. */
export type Remark =
  | { readonly kind: 'seek-refused'; readonly positionMs: Milliseconds }
  | { readonly kind: 'rewound'; readonly positionMs: Milliseconds; readonly reason: LeaseAnswer['reason'] }
  /** Another device handed in what it had played: the lesson goes on from there. */
  | { readonly kind: 'advanced'; readonly positionMs: Milliseconds }
  | { readonly kind: 'speed-refused' }
  | { readonly kind: 'late-credited'; readonly creditedMs: Milliseconds }
  | { readonly kind: 'media-failed' }

export interface InFlight {
  readonly call: 'open' | 'renew' | 'close'
  readonly firstSentAt: Milliseconds
  /** The preview frontier when it was sent: what the server can know of. */
  readonly sentFrontierMs: Milliseconds
  /** What went with an opening. */
  readonly journal: Journal | null
}

export interface LessonState {
  readonly page: string
  readonly enrolmentId: string
  readonly lessonId: string
  readonly phase: Phase
  readonly lesson: LessonOpened | null
  /** The address in use; a newer one replaces it only when it stops working, so that playing is not disturbed (PLY-07). */
  readonly mediaAddress: string | null
  /** When an address failed and a new one was asked for; null while the one in use works. */
  readonly mediaRenewedAt: Milliseconds | null
  readonly lease: Lease | null
  /** Kept after the lease ended: renews it, or saves the resume point of free viewing. */
  readonly token: string | null
  /** Played fully or earned: free movement, nothing more is credited (PLY-02). */
  readonly isFree: boolean
  readonly isPlayed: boolean
  readonly isPlaying: boolean
  /** The person wants it to play: after a wait it goes on by itself. */
  readonly wantsToPlay: boolean
  readonly isVisible: boolean
  readonly isOnline: boolean
  readonly positionMs: Milliseconds
  readonly tickedAt: Milliseconds
  /** Media and clock where this run of undisturbed playing began: catches a raised speed. */
  readonly run: { readonly positionMs: Milliseconds; readonly at: Milliseconds } | null
  /** Where the player must still be brought to; until it is there, its reports do not count. */
  readonly target: { readonly positionMs: Milliseconds; readonly soughtAt: Milliseconds } | null
  /** The server's word. */
  readonly settledMs: Milliseconds
  /** settledMs and what the journal adds to it. */
  readonly frontierMs: Milliseconds
  readonly segments: readonly Segment[]
  readonly frozen: number
  readonly inFlight: InFlight | null
  /** The first sending of a request that has no answer yet: a repeat's lease counts from there. */
  readonly firstSentAt: Milliseconds | null
  readonly takesOver: boolean
  /** The name of the opening that has no answer yet: a repeat bears the same one, so that a late copy displaces nobody. */
  readonly openingName: string | null
  readonly failures: number
  readonly retryAt: Milliseconds | null
  /** Since when calls fail. */
  readonly offlineSince: Milliseconds | null
  /** When the journal is handed in and the lease given back: after 20 s of pause, at once when hidden or at the end. */
  readonly closeAt: Milliseconds | null
  readonly savedAt: Milliseconds
  readonly isDirty: boolean
  readonly check: ActiveCheck | null
  readonly remark: Remark | null
  /** The predecessor's journal that goes with the next opening. */
  readonly orphan: Journal | null
  /** Journals that the server could not take yet. */
  readonly late: readonly Journal[]
}

/** With a check that asks for a photo: the slot that holds it, or that the person would rather not. */
export interface GivenPhoto {
  readonly slot?: string
  readonly isWithoutPhoto?: true
}

export type LessonEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'clock' }
  | { readonly kind: 'player-ready' }
  | { readonly kind: 'playing' }
  | { readonly kind: 'paused' }
  /** The browser wants a tap before it plays. */
  | { readonly kind: 'blocked' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'media-failed' }
  | { readonly kind: 'tick'; readonly positionMs: Milliseconds }
  | { readonly kind: 'moved'; readonly positionMs: Milliseconds }
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'shown' }
  | { readonly kind: 'left' }
  | { readonly kind: 'network'; readonly isOnline: boolean }
  | { readonly kind: 'other-tab-took' }
  | { readonly kind: 'take-over' }
  | { readonly kind: 'retry' }
  | ({ readonly kind: 'confirm-present' } & GivenPhoto)
  | { readonly kind: 'resume-after-miss' }
  | { readonly kind: 'forget-remark' }
  | { readonly kind: 'opened'; readonly outcome: Outcomes['open'] }
  | { readonly kind: 'renewed'; readonly outcome: Outcomes['renew'] }
  | { readonly kind: 'closed'; readonly outcome: Outcomes['close'] }
  | { readonly kind: 'late-reported'; readonly page: string; readonly outcome: Outcomes['reportLate'] }
  | { readonly kind: 'check-answered'; readonly outcome: Outcomes['answerCheck'] }
  | { readonly kind: 'check-resumed'; readonly outcome: Outcomes['resumeAfterMiss'] }
  | { readonly kind: 'check-waited'; readonly code: string; readonly outcome: Outcomes['waitForCheck'] }

export type Effect =
  | { readonly kind: 'open'; readonly opening: string; readonly takeOver: boolean; readonly journal: { readonly token: string; readonly segments: readonly Segment[] } | null }
  | { readonly kind: 'renew'; readonly token: string; readonly segments: readonly Segment[]; readonly positionMs: Milliseconds }
  | { readonly kind: 'close'; readonly token: string; readonly segments: readonly Segment[]; readonly positionMs: Milliseconds }
  | { readonly kind: 'report-late'; readonly journal: Journal }
  | ({ readonly kind: 'answer-check'; readonly code: string; readonly token: string } & GivenPhoto)
  | { readonly kind: 'resume-after-miss'; readonly code: string; readonly shownForMs: Milliseconds; readonly token: string }
  | { readonly kind: 'wait-for-check'; readonly code: string; readonly token: string }
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'seek'; readonly positionMs: Milliseconds }
  | { readonly kind: 'normal-speed' }
  | { readonly kind: 'call-attention' }
  | { readonly kind: 'screen-on'; readonly isOn: boolean }
  /** Writes the journal as the state has it, or removes it when there is nothing to keep. */
  | { readonly kind: 'save-journal' }
  | { readonly kind: 'save-late'; readonly journal: Journal }
  | { readonly kind: 'drop-journal'; readonly page: string }
  | { readonly kind: 'announce' }

export interface Step {
  readonly state: LessonState
  readonly effects: readonly Effect[]
}

/** What the reducer may know of the world at the moment of an event. */
export interface Moment {
  /** Steady clock. */
  readonly now: Milliseconds
  /** Wall clock, for showing alone. */
  readonly wallMs: number
  /** 0 ≤ random < 1. */
  readonly random: number
}

export function initialState(identity: Pick<LessonState, 'page' | 'enrolmentId' | 'lessonId' | 'orphan' | 'late'>): LessonState {
  return {
    ...identity,
    phase: { kind: 'opening' },
    lesson: null,
    mediaAddress: null,
    mediaRenewedAt: null,
    lease: null,
    token: null,
    isFree: false,
    isPlayed: false,
    isPlaying: false,
    wantsToPlay: true,
    isVisible: true,
    isOnline: true,
    positionMs: 0,
    tickedAt: 0,
    run: null,
    target: null,
    settledMs: 0,
    frontierMs: 0,
    segments: [],
    frozen: 0,
    inFlight: null,
    firstSentAt: null,
    takesOver: false,
    openingName: null,
    failures: 0,
    retryAt: null,
    offlineSince: null,
    closeAt: null,
    savedAt: 0,
    isDirty: false,
    check: null,
    remark: null,
  }
}
