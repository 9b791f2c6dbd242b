// What a page of 答题 knows (EXM-06). Pure data: the reducer changes it, the view reads it.
import type { RequestOf, ResponseOf } from '../../contract'
import type { saveAnswers } from '../../contract/exam/save-answers'
import type { startAttempt } from '../../contract/exam/start-attempt'
import type { AttemptState } from '../../domain/exam'
import type { Milliseconds } from '../../domain/units'
import type { CallFailure } from '../../transport'
import type { AnswersByQuestion, SentByQuestion } from './answers'
import type { Journal } from './journal'
import type { Outcomes } from './service'

export type Paper = Omit<ResponseOf<typeof startAttempt>, 'answers'>
export type Question = Paper['questions'][number]
export type WireAnswer = RequestOf<typeof saveAnswers>['answers'][number]

export type Phase =
  | { readonly kind: 'opening'; readonly sentAt: Milliseconds }
  | { readonly kind: 'answering' }
  /** Repeated until the server answers; nothing can be changed any more. */
  | { readonly kind: 'submitting'; readonly isTimeUp: boolean; readonly isSent: boolean }
  | { readonly kind: 'submitted'; readonly isTimeUp: boolean; readonly state: AttemptState }
  | { readonly kind: 'taken-over'; readonly device: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'failed'; readonly failure: CallFailure }

export type Warning = 'five-minutes' | 'one-minute'

export interface RoomState {
  readonly enrolmentId: string
  /** The name under which this page holds the paper; it survives a kill, so reopening moves nothing. */
  readonly page: string
  readonly phase: Phase
  readonly paper: Paper | null
  readonly answers: AnswersByQuestion
  /** The highest revision that the server is known to hold. */
  readonly acknowledged: Readonly<Record<string, number>>
  /** What was handed to the network since the last acknowledgement: any of it may have arrived. */
  readonly sent: SentByQuestion
  readonly marked: readonly string[]
  readonly index: number
  readonly isSheetOpen: boolean
  /** When time is up, on this device's steady clock. */
  readonly endsAt: Milliseconds
  readonly saving: { readonly answers: readonly WireAnswer[]; readonly sentAt: Milliseconds } | null
  /** Why the last call did not get through; null while all is well. */
  readonly trouble: CallFailure | null
  readonly failures: number
  readonly retryAt: Milliseconds
  readonly contactAt: Milliseconds
  readonly warning: { readonly kind: Warning; readonly until: Milliseconds } | null
  readonly warned: readonly Warning[]
  /** False: the device could not keep the journal (its storage is full). */
  readonly isKept: boolean
  /** What an earlier page of this device left behind. */
  readonly journal: Journal | null
}

export type RoomEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'opened'; readonly outcome: Outcomes['start'] }
  | { readonly kind: 'choose'; readonly letter: string }
  | { readonly kind: 'mark' }
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'sheet'; readonly isOpen: boolean }
  | { readonly kind: 'saved'; readonly outcome: Outcomes['save'] }
  | { readonly kind: 'submit' }
  | { readonly kind: 'submitted'; readonly outcome: Outcomes['submit'] }
  | { readonly kind: 'network'; readonly isOnline: boolean }
  | { readonly kind: 'shown' }
  | { readonly kind: 'kept'; readonly isKept: boolean }
  | { readonly kind: 'clock' }

export type Effect =
  | { readonly kind: 'open' }
  | { readonly kind: 'save'; readonly answers: readonly WireAnswer[] }
  | { readonly kind: 'submit'; readonly answers: readonly WireAnswer[] }
  | { readonly kind: 'keep-journal' }
  | { readonly kind: 'drop-journal' }

export function initialState({ enrolmentId, page, journal }: Pick<RoomState, 'enrolmentId' | 'page' | 'journal'>): RoomState {
  return {
    enrolmentId,
    page,
    journal,
    phase: { kind: 'opening', sentAt: 0 },
    paper: null,
    answers: {},
    acknowledged: {},
    sent: {},
    marked: [],
    index: 0,
    isSheetOpen: false,
    endsAt: 0,
    saving: null,
    trouble: null,
    failures: 0,
    retryAt: 0,
    contactAt: 0,
    warning: null,
    warned: [],
    isKept: true,
  }
}

/** Answers that the server is not known to hold. */
export function unsaved({ answers, acknowledged }: Pick<RoomState, 'answers' | 'acknowledged'>): WireAnswer[] {
  return onWire(answers).filter(({ questionId, revision }) => revision > (acknowledged[questionId] ?? 0))
}

export function onWire(answers: AnswersByQuestion): WireAnswer[] {
  return Object.entries(answers).map(([questionId, { letters, revision }]) => ({ questionId, answer: [...letters], revision }))
}

/** What an earlier page, or this one, leaves behind; null before a paper was open. */
export function journalOf({ paper, page, answers, acknowledged, sent, marked, index }: RoomState): Journal | null {
  return paper === null ? null : { attemptId: paper.attemptId, page, epoch: paper.epoch, answers, acknowledged, sent, marked, index }
}
