// Refused attempts are evidence (integrity, operators and evidence): at most twenty an hour and trainee are written down;
// more are only counted, and the count goes with the next entry that is written down.
import { hourMs } from '../../src/domain/units'
import type { Transaction } from './cloudbase/database'
import type { Context } from './context'
import type { EvidenceDocument } from './documents/house'
import type { ThrottleDocument } from './documents/people'
import { appendEvidence } from './evidence'
import { logFailure } from './log'
import { retryConflicts } from './retry'

type Needs = Pick<Context, 'database' | 'nowMs' | 'requestId' | 'secrets'>

const keptPerHour = 20
const counterPrefix = 'refusals_'

/** Ids, hashes and numbers only. */
export interface RefusedAttempt {
  readonly event: 'check-refused' | 'token-refused' | 'lease-superseded'
  readonly [detail: string]: EvidenceDocument['content'][string]
}

/** Whether it could be written down changes nothing for the caller: the refusal stands. */
export async function recordRefusedAttempt(context: Needs, traineeId: string, attempt: RefusedAttempt): Promise<void> {
  try {
    await retryConflicts(() => write(context, traineeId, attempt))
  } catch (error) {
    logFailure('refusal-not-recorded', error, { requestId: context.requestId, trainee: traineeId })
  }
}

function write(context: Needs, traineeId: string, attempt: RefusedAttempt): Promise<void> {
  return context.database.transact(async (transaction) => {
    const id = `${counterPrefix}${traineeId}`
    const counted = await transaction.get('throttles', id)
    const isNewHour = counted === null || context.nowMs - counted.notBeforeMs >= hourMs
    const failures = isNewHour ? 1 : counted.failures + 1
    await transaction.put('throttles', {
      _id: id,
      version: (counted?.version ?? 0) + 1,
      failures,
      lastFailureAtMs: context.nowMs,
      // The hour's beginning: this count makes nobody wait.
      notBeforeMs: isNewHour ? context.nowMs : counted.notBeforeMs,
      hasSucceeded: false,
    })
    if (failures > keptPerHour) return
    const onlyCounted = isNewHour && counted !== null ? onlyCountedIn(counted) : 0
    await appendEvidence(transaction, context, 'identity', traineeId, onlyCounted === 0 ? { ...attempt } : { ...attempt, onlyCountedBefore: onlyCounted })
  })
}

function onlyCountedIn({ failures }: Pick<ThrottleDocument, 'failures'>): number {
  return Math.max(0, failures - keptPerHour)
}

/** A counter that is swept away leaves what it alone knows in the evidence. Counts of other kinds are left alone. */
export async function closeRefusalCount(transaction: Transaction, context: Pick<Context, 'nowMs' | 'secrets'>, counter: ThrottleDocument): Promise<void> {
  if (!counter._id.startsWith(counterPrefix) || onlyCountedIn(counter) === 0) return
  await appendEvidence(transaction, context, 'identity', counter._id.slice(counterPrefix.length), { event: 'refusals-counted', onlyCounted: onlyCountedIn(counter), lastAtMs: counter.lastFailureAtMs })
}
