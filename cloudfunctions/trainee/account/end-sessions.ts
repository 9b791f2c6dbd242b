// Ending sessions raises the person's epoch and fences whatever they play, in one transaction (ACC-04).
import type { Transaction } from '../../platform/cloudbase/database'
import type { Context } from '../../platform/context'
import type { TraineeDocument } from '../../platform/documents/people'
import { appendEvidence } from '../../platform/evidence'
import { fenceTrainee } from '../../platform/fencing'
import { CommitConflict } from '../../platform/refusal'
import type { OwnSession } from './own-session'

/** Every session but the calling one is dead afterwards. */
export async function endSessions(
  transaction: Transaction,
  context: Context,
  own: OwnSession,
  { event, change }: { readonly event: 'password-set' | 'sessions-ended'; readonly change: Partial<Pick<TraineeDocument, 'password'>> },
): Promise<void> {
  // The desk first, the right second: see integrity.md, "Fencing".
  await fenceTrainee(transaction, context, own.trainee._id)
  const current = await transaction.get('trainees', own.trainee._id)
  if (!current || current.version !== own.trainee.version) throw new CommitConflict('the person changed at the same moment')
  const sessionEpoch = current.sessionEpoch + 1
  await transaction.update('trainees', current._id, { ...change, sessionEpoch, version: current.version + 1 })
  if (own.session) await transaction.update('sessions', own.session._id, { sessionEpoch, mustSetPassword: change.password ? false : own.session.mustSetPassword, version: own.session.version + 1 })
  await appendEvidence(transaction, context, 'identity', current._id, { event, epoch: sessionEpoch })
}
