import { photoSweep } from '../../../src/contract/exam/photo-sweep'
import type { Context } from '../../platform/context'
import type { PhotoDocument } from '../../platform/documents/exam'
import { handler } from '../../platform/handler'
import { logFailure } from '../../platform/log'
import { compareAgain } from '../../platform/photos/compare-again'
import { clearLeftOver, findLeftOver } from '../../platform/photos/photo-files'

/** One run's share: each may wait for a slow service. The next minute goes on. */
const comparisonsPerRun = 15

export const photoSweepHandler = handler(photoSweep, {
  async load(context) {
    const [due, leftOver] = await Promise.all([
      context.database.find('photos', { nextComparisonAtMs: { lte: context.nowMs, gt: 0 } }, { orderBy: [['nextComparisonAtMs', 'asc']], limit: comparisonsPerRun }),
      findLeftOver(context),
    ])
    return { due, leftOver }
  },
  decide: () => null,
  async commit(context, _decided, { due, leftOver }) {
    const counts = { compared: 0, waiting: 0, removed: 0, failed: 0 }
    // One after the other: what does not answer one does not answer fifteen at once.
    for (const photo of due) counts[await attempted(context, photo._id, () => compareOne(context, photo))] += 1
    for (const file of leftOver) if ((await attempted(context, file._id, async () => ((await clearLeftOver(context, file)) ? 'removed' : 'waiting'))) === 'removed') counts.removed += 1
    return counts
  },
})

async function compareOne(context: Context, photo: PhotoDocument): Promise<'compared' | 'waiting'> {
  return (await compareAgain(context, photo)) ? 'compared' : 'waiting'
}

/** One photo's trouble must not hold up the others. */
async function attempted<Done extends string>(context: Context, photo: string, work: () => Promise<Done>): Promise<Done | 'failed'> {
  try {
    return await work()
  } catch (error) {
    logFailure('photo-sweep-failed', error, { requestId: context.requestId, photo })
    return 'failed'
  }
}
