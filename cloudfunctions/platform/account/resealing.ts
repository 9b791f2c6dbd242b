// Rotation of the key that encrypts ID numbers (PRV-02). ID_NUMBER_KEYS names the newest first; all open, so that nothing
// stands still while the job works. Look-up hashes keep their one key: docs/decisions says why.
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { JobDocument } from '../documents/house'
import type { CorrectionDocument, TraineeDocument } from '../documents/people'
import { findAll } from '../find-all'
import type { JobWork } from '../jobs'
import { mapInParallel, retryConflicts } from '../retry'
import { keyIdOf } from '../sealing'
import { correctionPurpose } from './write-corrections'

type Needs = Pick<Context, 'database' | 'idNumbers'>

/** `t:<trainee>` or `c:<correction>`. */
export type ResealItem = string

export function resealJobId(context: Pick<Context, 'idNumbers'>): string {
  return `reseal_${context.idNumbers.keyId}`
}

/** Ids only. */
export function resealListPath(jobId: string): string {
  return `accounts/${jobId}.json`
}

export async function findStale(context: Needs): Promise<{ readonly items: ResealItem[]; readonly unreadable: number }> {
  const [trainees, corrections] = [await findAll(context, 'trainees', {}), await findAll(context, 'corrections', {})]
  const isStale = (sealed: string): boolean => keyIdOf(sealed) !== context.idNumbers.keyId
  const staleTrainees = trainees.filter(({ idSealed }) => isStale(idSealed))
  const staleCorrections = corrections.filter(({ oldSealed }) => isStale(oldSealed))
  const unreadable = staleTrainees.filter((one) => newSealOf(context, one) === null).length + staleCorrections.filter((one) => newSealOfCorrection(context, one) === null).length
  return { items: [...staleTrainees.map(({ _id }) => `t:${_id}`), ...staleCorrections.map(({ _id }) => `c:${_id}`)], unreadable }
}

/** The work of one job: done twice it changes nothing the second time. */
export async function resealWork(context: Context, job: JobDocument): Promise<JobWork> {
  if (job._id !== resealJobId(context)) throw new Error(`this instance does not hold the keys of ${job._id} yet`)
  const list = await context.files.read(resealListPath(job._id))
  if (!list) throw new Error(`the list of ${job._id} is missing`)
  const items = JSON.parse(list.toString('utf8')) as ResealItem[]
  return {
    total: items.length,
    async part(from, to) {
      await mapInParallel(items.slice(from, to), 8, (item) => retryConflicts(() => context.database.transact((transaction) => resealOne(transaction, context, item))))
      return []
    },
    end: () => context.files.remove(resealListPath(job._id)),
    record: { operation: job.operation, reason: String(job.input['reason']), effect: `job finished, ${items.length} resealed under ${context.idNumbers.keyId}`, subjects: [] },
  }
}

async function resealOne(transaction: Transaction, context: Pick<Context, 'idNumbers'>, item: ResealItem): Promise<void> {
  const id = item.slice(2)
  if (item.startsWith('t:')) {
    const trainee = await transaction.get('trainees', id)
    if (!trainee || keyIdOf(trainee.idSealed) === context.idNumbers.keyId) return
    await transaction.update('trainees', id, { idSealed: required(newSealOf(context, trainee), item), version: trainee.version + 1 })
    return
  }
  const correction = await transaction.get('corrections', id)
  if (!correction || keyIdOf(correction.oldSealed) === context.idNumbers.keyId) return
  await transaction.update('corrections', id, { oldSealed: required(newSealOfCorrection(context, correction), item), version: correction.version + 1 })
}

function newSealOf(context: Pick<Context, 'idNumbers'>, { idSealed }: TraineeDocument): string | null {
  return sealAnew(context, idSealed, 'id-number')
}

function newSealOfCorrection(context: Pick<Context, 'idNumbers'>, { oldSealed }: CorrectionDocument): string | null {
  return sealAnew(context, oldSealed, correctionPurpose)
}

function sealAnew({ idNumbers }: Pick<Context, 'idNumbers'>, sealed: string, purpose: string): string | null {
  const plain = idNumbers.open(sealed, purpose)
  return plain === null ? null : idNumbers.seal(plain, purpose)
}

function required(sealed: string | null, item: ResealItem): string {
  if (sealed === null) throw new Error(`${item} cannot be opened: its key is gone`)
  return sealed
}
