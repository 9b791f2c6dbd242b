// 学时明细: every hour with its source (HRS-03); per lesson and day what was credited, what was not and why; for one
// lesson stretch by stretch (PLY-08).
import { usePageParameters } from '../../platform/navigation'
import { LessonStatement } from './LessonStatement'
import { StudyStatement } from './StudyStatement'

export function StatementScreen() {
  const { enrolment = '', lesson = '' } = usePageParameters()
  return lesson === '' ? <StudyStatement /> : <LessonStatement enrolment={enrolment} lesson={lesson} />
}
