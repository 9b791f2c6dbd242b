// The calls of 答题, typed by their contracts.
import { saveAnswers } from '../../contract/exam/save-answers'
import { startAttempt } from '../../contract/exam/start-attempt'
import { submitAttempt } from '../../contract/exam/submit-attempt'
import type { RequestOf } from '../../contract'
import { call, type Outcome } from '../../transport'

export interface Outcomes {
  start: Outcome<typeof startAttempt>
  save: Outcome<typeof saveAnswers>
  submit: Outcome<typeof submitAttempt>
}

export interface RoomService {
  start(input: RequestOf<typeof startAttempt>): Promise<Outcomes['start']>
  save(input: RequestOf<typeof saveAnswers>): Promise<Outcomes['save']>
  submit(input: RequestOf<typeof submitAttempt>): Promise<Outcomes['submit']>
}

/** A save that takes longer is tried again: it changes nothing when it arrives twice. */
const saveTimeoutMs = 8_000

export const roomService: RoomService = {
  start: (input) => call(startAttempt, input),
  save: (input) => call(saveAnswers, input, { timeoutMs: saveTimeoutMs, outlivesPage: true }),
  submit: (input) => call(submitAttempt, input),
}
