// The person an operator names: by the whole ID number, or by name and last four characters.
import { maskName } from '../../src/domain/account'
import type { Context } from './context'
import type { TraineeDocument } from './documents/people'
import { refuseOperator } from './operator-answer'

export interface PersonNamed {
  readonly idNumber?: string | undefined
  readonly name?: string | undefined
  readonly idTail?: string | undefined
}

/** Throws PERSON_UNKNOWN or PERSON_AMBIGUOUS. */
export async function requirePerson(context: Pick<Context, 'database' | 'lookupHash'>, named: PersonNamed): Promise<TraineeDocument> {
  const found = await findPeople(context, named)
  const [only, second] = found
  if (!only) throw refuseOperator('PERSON_UNKNOWN', '没有找到这位学员：请核对身份证号，或写姓名加身份证后四位。')
  if (second) throw refuseOperator('PERSON_AMBIGUOUS', `有 ${found.length} 位学员同名，请用身份证号查。`, found.map((trainee) => `${maskName(trainee.name)}，身份证尾号 ${trainee.idTail}`))
  return only
}

async function findPeople(context: Pick<Context, 'database' | 'lookupHash'>, named: PersonNamed): Promise<TraineeDocument[]> {
  if (named.idNumber !== undefined) {
    const claim = await context.database.get('claims', `idnumber_${context.lookupHash('id-number', named.idNumber.toUpperCase())}`)
    const trainee = claim ? await context.database.get('trainees', claim.owner) : null
    return trainee && (named.name === undefined || trainee.name === named.name) ? [trainee] : []
  }
  if (named.name === undefined) return []
  return context.database.find('trainees', { name: named.name, ...(named.idTail === undefined ? {} : { idTail: named.idTail.toUpperCase() }) }, { limit: 20 })
}
