// One enrolment of the caller with all that its pages show; somebody else's is not found (case 33).
import type { Context } from '../../platform/context'
import type { SchoolDocument } from '../../platform/documents/house'
import { Refusal } from '../../platform/refusal'
import { readDeskFirst } from './desk-first'
import { loadStudy, type Study, type StudyOfEnrolment } from './study'

export interface OwnStudy {
  readonly study: Study
  readonly own: StudyOfEnrolment
  readonly school: SchoolDocument
}

export async function loadOwnStudy(context: Pick<Context, 'database' | 'identity' | 'lookupHash' | 'nowMs'>, enrolmentId: string): Promise<OwnStudy> {
  const reader = await readDeskFirst(context)
  const [study, school] = await Promise.all([loadStudy(context, reader, enrolmentId), context.database.get('school', 'school')])
  const own = study.enrolments[0]
  if (!own || !school) throw new Refusal('NOT_FOUND', 'no such enrolment of this trainee')
  return { study, own, school }
}
