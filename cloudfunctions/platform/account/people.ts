// Finding people by what proves them. Nothing here tells a caller whether somebody exists.
import type { Context } from '../context'
import type { TraineeDocument } from '../documents/people'

type Needs = Pick<Context, 'database' | 'lookupHash'>

/** The keyed hash that `claims/idnumber_<hash>` and `trainees.idHash` hold. */
export function idNumberHash(context: Pick<Context, 'lookupHash'>, idNumber: string): string {
  return context.lookupHash('id-number', idNumber.toUpperCase())
}

/** Reads as often for a stranger as for a trainee. */
export async function findByIdNumber(context: Needs, idNumber: string): Promise<TraineeDocument | null> {
  const claim = await context.database.get('claims', `idnumber_${idNumberHash(context, idNumber)}`)
  return context.database.get('trainees', claim?.owner ?? 'nobody')
}

/** Everybody who reserved the phone or left it as an own one, each once. Three are as good as all: they prove nobody. */
export async function findByPhone(context: Pick<Context, 'database'>, phone: string): Promise<TraineeDocument[]> {
  const reserved = await context.database.find('trainees', { reservedPhone: phone }, { limit: 3 })
  const own = await context.database.find('trainees', { ownPhone: phone }, { limit: 3 })
  const byId = new Map([...reserved, ...own].map((trainee) => [trainee._id, trainee]))
  return [...byId.values()]
}

/**
 * The phone that proves this person alone: the own one, else the reserved one; null when others share it (ACC-07), and for
 * nobody. Reads as often for a stranger as for a trainee.
 */
export async function provingPhone(context: Pick<Context, 'database'>, trainee: TraineeDocument | null): Promise<string | null> {
  const phones = [trainee?.ownPhone ?? '', trainee?.reservedPhone ?? '']
  const proven: boolean[] = []
  for (const phone of phones) proven.push((await findByPhone(context, phone)).length === 1)
  return phones.find((phone, index) => phone !== '' && proven[index]) ?? null
}
