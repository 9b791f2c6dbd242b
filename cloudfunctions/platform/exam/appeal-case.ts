// Everything a decision about one appeal is taken from (PHO-04).
import { isAttemptOpen } from '../../../src/domain/exam'
import type { Context } from '../context'
import type { AppealDocument, AttemptDocument, CertificateDocument } from '../documents/exam'
import { loadExitParts, type ExitParts } from './accept-exit'
import { loadAnyCase, type ExamCase } from './exam-case'

export interface AppealCase {
  readonly appeal: AppealDocument
  readonly attempt: AttemptDocument
  readonly examCase: ExamCase
  readonly certificate: CertificateDocument | null
  readonly exit: ExitParts
  /** A later attempt runs, or waits for its photo or review. */
  readonly isAnotherOpen: boolean
}

/** Null when there is no such appeal. */
export async function loadAppealCase(context: Context, appealId: string): Promise<AppealCase | null> {
  const appeal = await context.database.get('appeals', appealId)
  const attempt = appeal && (await context.database.get('attempts', appeal.attemptId))
  if (!appeal || !attempt) return null
  const examCase = await loadAnyCase(context, appeal.enrolmentId)
  const [certificate, exit] = await Promise.all([
    attempt.certificateNumber === null ? null : context.database.get('certificates', attempt.certificateNumber),
    loadExitParts(context, examCase, attempt),
  ])
  const { latest } = examCase
  const isAnotherOpen = latest !== null && latest._id !== attempt._id && isAttemptOpen[latest.state]
  return { appeal, attempt, examCase, certificate, exit, isAnotherOpen }
}
