import { agree } from '../../../src/contract/exam/agree'
import { commitExam } from '../../platform/exam/commit-exam'
import { currentStep, loadOwnCase } from '../../platform/exam/exam-case'
import { refuseBarrier } from '../../platform/exam/refuse-barrier'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'

export const agreeHandler = handler(agree, {
  load: (context, { enrolmentId }) => loadOwnCase(context, enrolmentId),
  decide(examCase, { noticeVersion }, { nowMs }) {
    refuseBarrier('agree', examCase, nowMs)
    if (!examCase.course?.exam) throw new Refusal('EXAM_NOT_READY', 'no class or no exam for this enrolment yet')
    const { version } = examCase.school.examNotice
    if (noticeVersion !== version) throw new Refusal('EXAM_TEXT_OUTDATED', `the notice in force is ${version}`, { version })
    return { noticeVersion, atMs: nowMs }
  },
  async commit(context, agreed, examCase, { enrolmentId }) {
    await commitExam(context, examCase, { agreed }, { event: 'agreed', notice: agreed.noticeVersion })
    return { step: await currentStep(context, enrolmentId) }
  },
})
