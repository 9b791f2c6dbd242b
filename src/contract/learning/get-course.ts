import * as v from 'valibot'
import { defineOperation } from '../operation'
import { count, creditHours, duration, id, list, record, text } from '../fields'

const lessonLine = record({
  lessonId: id,
  title: text(200),
  creditHours,
  mediaMs: duration,
  mediaBytes: count(100_000_000_000),
  /** How far it has been played without a gap, the running lease included. */
  frontierMs: duration,
  positionMs: duration,
  played: v.boolean(),
  /** ✓: the hours are earned. */
  earned: v.boolean(),
})

/** 在线课程: chapters, lessons, ticks and where to go on (CAT-01, PLY-01). */
export const getCourse = defineOperation({
  name: 'learning.getCourse',
  function: 'trainee',
  summary: '在线课程：章节、进度、是否已得学时',
  request: record({ enrolmentId: id, courseId: id }),
  response: record({
    courseId: id,
    kind: v.picklist(['common', 'specialty']),
    title: text(200),
    earned: creditHours,
    required: creditHours,
    /** CAT-03: 公共课还差 n 学时; null when the course is open. */
    lockedByMissing: v.nullable(creditHours),
    isWithdrawn: v.boolean(),
    chapters: list(record({ chapterId: id, title: text(200), lessons: list(lessonLine, 500) }), 200),
    /** The lesson to go on with; null when all are earned. */
    nextLessonId: v.nullable(id),
  }),
  errors: ['WITHDRAWN'],
})
