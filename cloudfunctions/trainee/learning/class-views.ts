// 我的班级 as the contract shows it.
import type * as v from 'valibot'
import type { classView } from '../../../src/contract/learning/class-view'
import { requiredCourseHours } from '../../../src/domain/hours'
import { specialtyNames } from '../../../src/domain/specialty'
import type { CourseDocument } from '../../platform/documents/learning'
import { classStateOn } from './lesson-right'
import { accountOf, lessonStates, lockedByMissing, type Study, type StudyOfEnrolment } from './study'

type ClassView = v.InferOutput<typeof classView>

export function viewClass(study: Study, own: StudyOfEnrolment, now: number): ClassView {
  const { enrolment } = own
  const { specialty, item } = enrolment
  return {
    enrolmentId: enrolment._id,
    specialty,
    specialtyName: specialtyNames[specialty],
    item,
    state: classStateOf(own, now),
    class: own.class && {
      classId: own.class._id,
      title: own.class.title,
      opensOn: own.class.opensOn,
      closesOn: own.class.closesOn,
      textbookPlace: own.class.textbookPlace,
    },
    textbookPickedUpMs: enrolment.textbookPickedUp?.atMs ?? null,
    rulesAcknowledgedMs: enrolment.rulesAcknowledged?.atMs ?? null,
    courses: [own.common, own.specialty].flatMap((course) => (course === null ? [] : [viewCourseLine(study, own, course)])),
  }
}

export function classStateOf({ enrolment, class: ownClass }: StudyOfEnrolment, now: number): ClassView['state'] {
  if (enrolment.status === 'withdrawn') return 'withdrawn'
  return ownClass === null ? 'no-class' : classStateOn(ownClass, now)
}

function viewCourseLine(study: Study, own: StudyOfEnrolment, course: CourseDocument): ClassView['courses'][number] {
  const lessons = lessonStates(study, own, course)
  const account = accountOf(course)
  return {
    courseId: course.courseId,
    kind: course.kind,
    title: course.title,
    earned: own.totals[account].course,
    required: requiredCourseHours(account, own.rules),
    lessons: lessons.length,
    lessonsEarned: lessons.filter(({ isEarned }) => isEarned).length,
    lockedByMissing: lockedByMissing(own, course),
  }
}
