import * as v from 'valibot'
import { appealableStates, appealRefusals } from '../../domain/exam'
import { specialties } from '../../domain/specialty'
import { defineOperation } from '../operation'
import { count, day, duration, id, instant, list, record, text } from '../fields'
import { appealView, score } from './exam-shapes'

/** What became of an attempt. Before a pass the weak chapters have names, no counts (integrity.md). */
export const getResult = defineOperation({
  name: 'exam.getResult',
  function: 'trainee',
  summary: '一次考试的结果',
  request: record({ attemptId: id }),
  response: record({
    attemptId: id,
    enrolmentId: id,
    specialty: v.picklist(specialties),
    attemptNo: count(10_000),
    startedAtMs: instant,
    submittedAtMs: v.nullable(instant),
    submittedBy: v.nullable(v.picklist(['trainee', 'time-out'])),
    answered: count(500),
    questions: count(500),
    passMark: count(100),
    result: v.variant('kind', [
      record({ kind: v.literal('in-progress'), remainingMs: duration }),
      record({ kind: v.literal('exit-photo'), withinMs: duration, again: v.boolean() }),
      record({ kind: v.literal('withheld'), againInMs: duration }),
      record({ kind: v.literal('appealed'), against: v.picklist(appealableStates), againInMs: duration }),
      record({ kind: v.literal('failed'), score, weakChapters: list(text(100), 50), againInMs: duration }),
      record({ kind: v.literal('under-review'), score, latestDay: day }),
      record({ kind: v.literal('passed'), score, certificateNumber: id }),
      record({ kind: v.literal('cancelled'), reason: text(200), cancelledOn: day, appealUntil: day, againInMs: duration }),
    ]),
    /** Until when an appeal can be handed in, or why it cannot. */
    appealing: v.variant('kind', [record({ kind: v.literal('open'), until: day }), record({ kind: v.literal('refused'), why: v.picklist(appealRefusals), until: v.nullable(day) })]),
    /** The last appeal against this attempt; kept for good. */
    appeal: v.nullable(appealView),
  }),
  errors: [],
})
