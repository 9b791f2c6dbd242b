import { examSweep } from '../../../src/contract/exam/exam-sweep'
import { settleStored } from '../../platform/exam/settle-stored'
import { handler } from '../../platform/handler'
import { logFailure } from '../../platform/log'

/** One run's share; the next minute goes on. */
const attemptsPerRun = 200

export const examSweepHandler = handler(examSweep, {
  async load({ database, nowMs }) {
    const [running, waiting] = await Promise.all([
      database.find('attempts', { state: 'in-progress', deadlineMs: { lt: nowMs } }, { orderBy: [['deadlineMs', 'asc']], limit: attemptsPerRun }),
      database.find('attempts', { state: 'awaiting-exit-photo', exitDueMs: { lt: nowMs } }, { orderBy: [['exitDueMs', 'asc']], limit: attemptsPerRun }),
    ])
    return [...running, ...waiting]
  },
  decide: () => null,
  async commit(context, _decided, attempts) {
    let settled = 0
    let failed = 0
    for (const attempt of attempts) {
      try {
        // Within the grace nothing changes yet: the next run looks again.
        if ((await settleStored(context, attempt)) !== attempt) settled += 1
      } catch (error) {
        // One person's attempt must not hold up the others'; reading settles it too.
        failed += 1
        logFailure('attempt-not-settled', error, { requestId: context.requestId, attempt: attempt._id })
      }
    }
    return { settled, failed }
  },
})
