// The calls of the lesson page, typed by their contracts.
import { answerCheck } from '../../contract/learning/answer-check'
import { closeLease } from '../../contract/learning/close-lease'
import { openLesson } from '../../contract/learning/open-lesson'
import { renewLease } from '../../contract/learning/renew-lease'
import { reportLate } from '../../contract/learning/report-late'
import { resumeAfterMiss } from '../../contract/learning/resume-after-miss'
import { waitForCheck } from '../../contract/learning/wait-for-check'
import type { RequestOf } from '../../contract'
import type { Outcome } from '../../transport'
import { call } from '../../transport'

export interface Outcomes {
  open: Outcome<typeof openLesson>
  renew: Outcome<typeof renewLease>
  close: Outcome<typeof closeLease>
  reportLate: Outcome<typeof reportLate>
  answerCheck: Outcome<typeof answerCheck>
  resumeAfterMiss: Outcome<typeof resumeAfterMiss>
  waitForCheck: Outcome<typeof waitForCheck>
}

export interface LessonService {
  open(input: RequestOf<typeof openLesson>): Promise<Outcomes['open']>
  renew(input: RequestOf<typeof renewLease>): Promise<Outcomes['renew']>
  close(input: RequestOf<typeof closeLease>): Promise<Outcomes['close']>
  reportLate(input: RequestOf<typeof reportLate>): Promise<Outcomes['reportLate']>
  answerCheck(input: RequestOf<typeof answerCheck>): Promise<Outcomes['answerCheck']>
  resumeAfterMiss(input: RequestOf<typeof resumeAfterMiss>): Promise<Outcomes['resumeAfterMiss']>
  waitForCheck(input: RequestOf<typeof waitForCheck>): Promise<Outcomes['waitForCheck']>
}

/** The server holds this call for up to 20 s before it answers. */
const heldCallTimeoutMs = 40_000

export const lessonService: LessonService = {
  open: (input) => call(openLesson, input),
  renew: (input) => call(renewLease, input),
  close: (input) => call(closeLease, input, { outlivesPage: true }),
  reportLate: (input) => call(reportLate, input, { outlivesPage: true }),
  answerCheck: (input) => call(answerCheck, input),
  resumeAfterMiss: (input) => call(resumeAfterMiss, input),
  waitForCheck: (input) => call(waitForCheck, input, { timeoutMs: heldCallTimeoutMs }),
}
