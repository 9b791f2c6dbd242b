// Long work (OPS-04): the first call returns at once, the timer carries on, a repeat shows the progress.
// Every part is idempotent, so a job cut anywhere converges.
import type { Context } from './context'
import type { JobDocument } from './documents/house'
import { recordOperation } from './operators'
import { minuteMs } from '../../src/domain/units'

/** Work that fits into one call is done at once. */
export const directLimit = 200
export const partSize = 100
const holdMs = 2 * minuteMs

export interface JobWork {
  readonly total: number
  /** Does the items from index `from` to `to`; answers with what to tell at the end. */
  part(from: number, to: number): Promise<readonly string[]>
  /** The record of the finished job. */
  readonly record: { readonly operation: string; readonly reason: string; readonly effect: string; readonly subjects: readonly string[] }
  /** Clears up after the job is done. */
  end(): Promise<void>
}

/** What a contract's `job` field shows. */
export function progressOf(job: JobDocument): { jobId: string; state: JobDocument['state']; done: number; total: number } {
  return { jobId: job._id, state: job.state, done: job.done, total: job.total }
}

export function newJob(context: Pick<Context, 'nowMs'>, job: Pick<JobDocument, '_id' | 'operation' | 'input' | 'operatorId' | 'total'>): JobDocument {
  return { ...job, version: 1, state: 'running', done: 0, cursor: null, result: null, heldUntilMs: 0, startedAtMs: context.nowMs, updatedAtMs: context.nowMs }
}

type Needs = Pick<Context, 'database' | 'nowMs' | 'requestId' | 'secrets'>

/** Carries one job on until it is done or the time is over. False when another runner holds it. */
export async function carryOn(context: Needs, job: JobDocument, open: () => Promise<JobWork>, hasTime: () => boolean): Promise<boolean> {
  let { version } = job
  let told = (job.result?.['told'] as string[] | undefined) ?? []
  async function keep(change: Partial<Omit<JobDocument, '_id'>>): Promise<boolean> {
    const isKept = await context.database.updateIf('jobs', { _id: job._id, version }, { ...change, updatedAtMs: context.nowMs, version: version + 1 })
    version += 1
    return isKept
  }
  if (!(await keep({ heldUntilMs: context.nowMs + holdMs }))) return false
  const work = await open()
  let done = Math.min(job.done, work.total)
  while (done < work.total && hasTime()) {
    const to = Math.min(done + partSize, work.total)
    told = [...told, ...(await work.part(done, to))].slice(0, 200)
    done = to
    if (!(await keep({ done, cursor: String(done), result: { told }, heldUntilMs: context.nowMs + holdMs }))) return false
  }
  if (done < work.total) {
    await keep({ heldUntilMs: 0 })
    return true
  }
  await context.database.transact(async (transaction) => {
    const current = await transaction.get('jobs', job._id)
    if (current?.version !== version) return
    await transaction.update('jobs', job._id, { state: 'done', heldUntilMs: 0, updatedAtMs: context.nowMs, version: version + 1 })
    await recordOperation(transaction, context, { operatorId: job.operatorId, ...work.record })
  })
  await work.end()
  return true
}
