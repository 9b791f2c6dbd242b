import * as v from 'valibot'
import { enrolmentItems, specialties } from '../../domain/specialty'
import { count, creditHours, day, id, instant, list, record, text } from '../fields'

const courseLine = record({
  courseId: id,
  kind: v.picklist(['common', 'specialty']),
  title: text(200),
  earned: creditHours,
  required: creditHours,
  lessons: count(10_000),
  lessonsEarned: count(10_000),
  /** CAT-03: what the common course still lacks; null when the course is open. */
  lockedByMissing: v.nullable(creditHours),
})

/** 我的班级: one enrolment and its class; `class` is null until the school opens one. */
export const classView = record({
  enrolmentId: id,
  specialty: v.picklist(specialties),
  specialtyName: text(20),
  item: v.picklist(enrolmentItems),
  state: v.picklist(['no-class', 'not-open', 'open', 'ended', 'withdrawn']),
  class: v.nullable(record({ classId: id, title: text(200), opensOn: day, closesOn: v.nullable(day), textbookPlace: text(200) })),
  textbookPickedUpMs: v.nullable(instant),
  rulesAcknowledgedMs: v.nullable(instant),
  courses: list(courseLine, 2),
})
