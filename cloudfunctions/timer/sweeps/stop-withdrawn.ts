// A course withdrawn for everybody takes effect within a minute and one lease (integrity, fencing): renewals read
// nothing, so the timer ends the leases that play it. A page that opened at the moment of withdrawal meets the next run.
import { stopWithdrawn } from '../../../src/contract/admin/stop-withdrawn'
import type { Context } from '../../platform/context'
import { fenceWithdrawnCourse } from '../../platform/fencing'
import { findAll } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { logFailure } from '../../platform/log'
import { mapInParallel, retryConflicts } from '../../platform/retry'

const perRound = 200
const width = 8
/** Leaves room before the function's own limit of 60 s. */
const budgetMs = 40_000

export const stopWithdrawnHandler = handler(stopWithdrawn, {
  load: (context) => findAll(context, 'current_courses', {}),
  decide: (courses) => courses.filter(({ withdrawnAtMs }) => withdrawnAtMs !== null).map(({ _id }) => _id),
  async commit(context, courseIds) {
    const startedAt = performance.now()
    const hasTime = (): boolean => performance.now() - startedAt < budgetMs
    const tally = { courses: courseIds.length, stopped: 0, failed: 0 }
    for (const courseId of courseIds) {
      for (let isMore = true; isMore && hasTime(); ) {
        const desks = await context.database.find('desks', { courseId, live: true }, { limit: perRound })
        const fates = await mapInParallel(desks, width, ({ _id }) => stop(context, _id, courseId))
        const stopped = fates.filter((fate) => fate === 'stopped').length
        tally.stopped += stopped
        tally.failed += fates.filter((fate) => fate === 'failed').length
        // A round that ends nothing would find the same desks again.
        isMore = desks.length === perRound && stopped > 0
      }
    }
    return tally
  },
})

async function stop(context: Context, traineeId: string, courseId: string): Promise<'stopped' | 'moved-on' | 'failed'> {
  try {
    const isStopped = await retryConflicts(() => context.database.transact((transaction) => fenceWithdrawnCourse(transaction, context, traineeId, courseId)))
    return isStopped ? 'stopped' : 'moved-on'
  } catch (error) {
    // One person's desk must not keep the others playing; the next minute tries again.
    logFailure('withdrawn-course-not-stopped', error, { requestId: context.requestId, trainee: traineeId, course: courseId })
    return 'failed'
  }
}
