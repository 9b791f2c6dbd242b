import { startAttempt } from '../../../src/contract/exam/start-attempt'
import type { AttemptDocument } from '../../platform/documents/exam'
import type { BankDocument } from '../../platform/documents/learning'
import { bankInForce, bankOfAttempt } from '../../platform/exam/bank-in-force'
import { loadOwnCase, type OwnExamCase } from '../../platform/exam/exam-case'
import { moveAttempt, writeNewAttempt } from '../../platform/exam/new-attempt'
import { openPaper } from '../../platform/exam/open-paper'
import { drawAttempt } from '../../platform/exam/draw-attempt'
import { refuseBarrier } from '../../platform/exam/refuse-barrier'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'

interface Loaded {
  readonly examCase: OwnExamCase
  readonly bank: BankDocument | null
}

type Decided = { readonly kind: 'same' | 'moved' | 'new'; readonly attempt: AttemptDocument }

export const startAttemptHandler = handler(startAttempt, {
  async load(context, { enrolmentId }): Promise<Loaded> {
    const examCase = await loadOwnCase(context, enrolmentId)
    const { latest, enrolment } = examCase
    if (latest?.state === 'in-progress') return { examCase, bank: await bankOfAttempt(context, latest) }
    return { examCase, bank: enrolment.course && (await bankInForce(context, enrolment.course.courseId, enrolment.course.version)) }
  },
  decide({ examCase, bank }, { page, device }, moment): Decided {
    const { latest, signedIn } = examCase
    const holder = { page, device, via: signedIn.via, sessionId: signedIn.sessionId }
    if (latest?.state === 'in-progress') {
      if (latest.holder.page === page && latest.holder.via === signedIn.via) return { kind: 'same', attempt: latest }
      return { kind: 'moved', attempt: { ...latest, holder, epoch: latest.epoch + 1, stamp: moment.newId() } }
    }
    refuseBarrier('start', examCase, moment.nowMs)
    const attempt = drawAttempt(examCase, bank, holder, moment)
    if (!attempt) throw new Refusal('EXAM_NOT_READY', 'the class, the bank or the blueprint does not make a paper')
    return { kind: 'new', attempt }
  },
  async commit(context, { kind, attempt }, { examCase, bank }) {
    if (kind === 'new') await writeNewAttempt(context, examCase, attempt)
    if (kind === 'moved') await moveAttempt(context, examCase.latest?.stamp ?? '', attempt)
    if (!bank) throw new Error(`the bank of attempt ${attempt._id} is missing`)
    return openPaper(attempt, examCase.enrolment.specialty, bank, examCase.rules, context.nowMs)
  },
})
