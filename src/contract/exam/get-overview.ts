import * as v from 'valibot'
import { captureChannels } from '../../domain/rules'
import { specialties } from '../../domain/specialty'
import { defineOperation } from '../operation'
import { count, duration, id, instant, list, record, text } from '../fields'
import { attemptState, examStep, schoolText, score } from './exam-shapes'

/** Where the exam stands, its history and its texts (EXM-01). */
export const getOverview = defineOperation({
  name: 'exam.getOverview',
  function: 'trainee',
  summary: '考试走到哪一步、历次考试、考试须知和拍照同意书',
  request: record({ enrolmentId: id }),
  response: record({
    enrolmentId: id,
    specialty: v.picklist(specialties),
    title: text(100),
    person: record({ name: text(50), idMasked: text(18), employer: text(100) }),
    step: examStep,
    /** Oldest first; a score only once it is published. */
    attempts: list(record({ attemptId: id, attemptNo: count(10_000), state: attemptState, startedAtMs: instant, submittedAtMs: v.nullable(instant), score: v.nullable(score) }), 100),
    notice: schoolText,
    consent: record({ text: schoolText, givenAtMs: v.nullable(instant), givenVersion: v.nullable(text(40)) }),
    paper: v.nullable(record({ durationMs: duration, questions: count(500), passMark: count(100) })),
    channels: list(v.picklist(captureChannels), captureChannels.length),
  }),
  errors: [],
})
