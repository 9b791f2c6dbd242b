import { accountSweep } from '../../../src/contract/account/account-sweep'
import { pairLimits } from '../../../src/domain/account'
import { dayMs } from '../../../src/domain/units'
import type { CollectionName, Documents } from '../../platform/collections'
import type { Context } from '../../platform/context'
import { handler } from '../../platform/handler'
import { mapInParallel, retryConflicts } from '../../platform/retry'
import { currentRuleSet } from '../../platform/rules-in-force'
import { Refusal } from '../../platform/refusal'
import { closeRefusalCount } from '../../platform/refusals'

/** One run's share of a kind; the next run goes on. */
const perRun = 500
const perTransaction = 20
/** Expired for so long that no late reply, repeated confirmation or "expired" screen asks for it any more. */
const afterMs = dayMs
/** A caller who got in once is exempt from the wide counts; after so long without a try it is a stranger again. */
const knownCallerMs = 90 * dayMs

type Sweepable = Extract<CollectionName, 'throttles' | 'sms_codes' | 'claim_codes' | 'bind_offers' | 'scan_codes' | 'sessions'>

interface Found {
  readonly collection: Sweepable
  readonly documents: readonly Documents[Sweepable][]
}

async function findDead({ database, nowMs }: Context, throttleMs: number): Promise<Found[]> {
  const expired = { expiresAtMs: { lt: nowMs - afterMs } }
  const share = { limit: perRun }
  return [
    { collection: 'throttles', documents: await database.find('throttles', { lastFailureAtMs: { lt: nowMs - throttleMs }, hasSucceeded: false }, share) },
    { collection: 'throttles', documents: await database.find('throttles', { lastFailureAtMs: { lt: nowMs - knownCallerMs } }, share) },
    { collection: 'sms_codes', documents: await database.find('sms_codes', expired, share) },
    { collection: 'claim_codes', documents: await database.find('claim_codes', expired, share) },
    { collection: 'bind_offers', documents: await database.find('bind_offers', expired, share) },
    { collection: 'scan_codes', documents: await database.find('scan_codes', expired, share) },
    { collection: 'sessions', documents: await database.find('sessions', expired, share) },
  ]
}

export const accountSweepHandler = handler(accountSweep, {
  load: async (context) => findDead(context, Math.max(afterMs, await forgetAfter(context))),
  decide: (found) => found,
  async commit(context, found) {
    let removed = 0
    for (const { collection, documents } of found) {
      const groups = Array.from({ length: Math.ceil(documents.length / perTransaction) }, (_, index) => documents.slice(index * perTransaction, (index + 1) * perTransaction))
      removed += (await mapInParallel(groups, 4, (group) => removeUnchanged(context, collection, group))).reduce((sum, one) => sum + one, 0)
    }
    return { removed, left: found.filter(({ documents }) => documents.length === perRun).length }
  },
})

/** A count is forgotten by itself after this long; a throttle is never swept before. */
async function forgetAfter(context: Context): Promise<number> {
  try {
    return pairLimits((await currentRuleSet(context)).accounts).forgetAfterMs
  } catch (error) {
    // Nothing is set up yet, so there is nothing to forget.
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return 0
    throw error
  }
}

/** Keys are used again (a phone's next code, a caller's next try): what changed since it was found is alive and stays. */
async function removeUnchanged(context: Context, collection: Sweepable, documents: readonly Documents[Sweepable][]): Promise<number> {
  return retryConflicts(() =>
    context.database.transact(async (transaction) => {
      let removed = 0
      for (const { _id, version } of documents) {
        const current = await transaction.get(collection, _id)
        if (current?.version !== version) continue
        if (collection === 'throttles') await closeRefusalCount(transaction, context, current as Documents['throttles'])
        await transaction.remove(collection, _id)
        removed += 1
      }
      return removed
    }),
  )
}
