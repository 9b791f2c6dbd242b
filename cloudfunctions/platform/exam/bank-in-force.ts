// Which bank a paper comes from: a new one from the newest revision, an open or written one from its own (CAT-04).
import type { Context } from '../context'
import type { AttemptDocument } from '../documents/exam'
import type { BankDocument } from '../documents/learning'

type Needs = Pick<Context, 'database'>

/** Null when the course version has no bank. */
export async function bankInForce({ database }: Needs, courseId: string, version: number): Promise<BankDocument | null> {
  const [newest] = await database.find('banks', { courseId, version }, { orderBy: [['revision', 'desc']], limit: 1 })
  return newest ?? null
}

export async function bankOfAttempt({ database }: Needs, attempt: Pick<AttemptDocument, '_id' | 'bankId'>): Promise<BankDocument> {
  const bank = await database.get('banks', attempt.bankId)
  if (!bank) throw new Error(`the bank ${attempt.bankId} of attempt ${attempt._id} is missing`)
  return bank
}
