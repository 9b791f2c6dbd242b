import type { RuleSet } from '../../../src/domain/rules'
import type { Context } from '../context'
import type { AttemptDocument } from '../documents/exam'
import { Refusal } from '../refusal'
import { ruleSetOf } from '../rules-in-force'
import { requireSignedIn } from '../signed-in'
import { settleStored } from './settle-stored'

export interface OwnAttempt {
  readonly attempt: AttemptDocument
  readonly rules: RuleSet
}

/** The attempt FIRST, the right second; another person's attempt does not exist (case 33). */
export async function loadOwnAttempt(context: Context, attemptId: string): Promise<OwnAttempt> {
  const stored = await context.database.get('attempts', attemptId)
  const { trainee } = await requireSignedIn(context)
  if (!stored || stored.traineeId !== trainee._id) throw new Refusal('NOT_FOUND', 'no such attempt of this trainee')
  const attempt = await settleStored(context, stored)
  return { attempt, rules: await ruleSetOf(context, attempt.ruleSetId) }
}

/** Only the page that holds the paper writes into it (EXM-06). */
export function requireHolder({ epoch, holder }: AttemptDocument, givenEpoch: number): void {
  if (epoch !== givenEpoch) throw new Refusal('EXAM_TAKEN_OVER', 'the paper is open on another page', { device: holder.device })
}
