import * as v from 'valibot'
import { defineOperation } from '../operation'
import { day, duration, id, instant, list, nothing, record, text } from '../fields'
import { hoursRing } from './hours-ring'

const lessonStep = { enrolmentId: id, courseId: id, lessonId: id, courseTitle: text(200), title: text(200) }

/** The one next step: the full-width button of 学习. */
export const nextStep = v.variant('kind', [
  record({ kind: v.literal('noEnrolment') }),
  record({ kind: v.literal('waitForClass'), enrolmentId: id, opensOn: v.nullable(day) }),
  record({ kind: v.literal('acknowledgeRules'), enrolmentId: id }),
  record({ kind: v.literal('bindWechat') }),
  record({ kind: v.literal('continueLesson'), ...lessonStep, remainingMs: duration, isStarted: v.boolean() }),
  record({ kind: v.literal('doExercise'), ...lessonStep }),
  record({ kind: v.literal('openExam'), enrolmentId: id }),
  record({ kind: v.literal('continueExam'), enrolmentId: id }),
  record({ kind: v.literal('takeExitPhoto'), enrolmentId: id, dueMs: v.nullable(instant) }),
  record({ kind: v.literal('waitForReview'), enrolmentId: id }),
  record({ kind: v.literal('retakeExam'), enrolmentId: id, notBeforeMs: instant }),
  record({ kind: v.literal('done'), enrolmentId: id }),
])

/** 学习: rings, the one next step, and whom to ask. */
export const getHome = defineOperation({
  name: 'learning.getHome',
  function: 'trainee',
  summary: '学习首页：学时、下一步、注册有效期',
  request: nothing,
  response: record({
    maskedName: text(50),
    isBound: v.boolean(),
    rings: list(hoursRing, 20),
    next: nextStep,
    /** A check waits to be answered. */
    isCheckDue: v.boolean(),
    /** The school ended an enrolment of this person: its hours stay, it has no ring. */
    hasWithdrawn: v.boolean(),
    school: record({ name: text(100), phone: text(40), officeHours: text(100) }),
  }),
  errors: [],
})
