import { confirmIdentity } from '../../../src/contract/exam/confirm-identity'
import { commitExam } from '../../platform/exam/commit-exam'
import { currentStep, loadOwnCase } from '../../platform/exam/exam-case'
import { refuseBarrier } from '../../platform/exam/refuse-barrier'
import { handler } from '../../platform/handler'

export const confirmIdentityHandler = handler(confirmIdentity, {
  load: (context, { enrolmentId }) => loadOwnCase(context, enrolmentId),
  decide(examCase, _input, { nowMs }) {
    refuseBarrier('confirm-identity', examCase, nowMs)
    return { identityConfirmedAtMs: nowMs }
  },
  async commit(context, change, examCase, { enrolmentId }) {
    const { via } = examCase.signedIn
    await commitExam(context, examCase, change, { event: 'identity-confirmed', via })
    return { step: await currentStep(context, enrolmentId) }
  },
})
