// 不是我本人 (CHK-06): what let the stranger in ends in the same commit, and the school has it on its desk.
import type { DueCheck } from '../../../src/domain/checks'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { DeskDocument } from '../documents/learning'
import { appendEvidence } from '../evidence'
import { fenceTrainee } from '../fencing'
import { CommitConflict } from '../refusal'

type Needs = Pick<Context, 'database' | 'secrets' | 'nowMs' | 'newId' | 'lookupHash' | 'randomUnit'>

/**
 * Fences everything the person plays or sits, ends every web session, and voids the password when it was what opened the
 * reported one. The check stays due: nothing is credited until the person's own WeChat says 我在.
 */
export async function reportStranger(transaction: Transaction, context: Needs, desk: DeskDocument, { device, lesson }: Pick<DueCheck, 'device' | 'lesson'>): Promise<void> {
  const traineeId = desk._id
  await fenceTrainee(transaction, context, traineeId)
  const sessionId = desk.holder?.sessionId ?? null
  const session = sessionId === null ? null : await transaction.get('sessions', sessionId)
  const trainee = await transaction.get('trainees', traineeId)
  if (!trainee) throw new CommitConflict('the person is gone')
  const isPasswordKnown = session?.proof === 'password'
  await transaction.update('trainees', traineeId, { sessionEpoch: trainee.sessionEpoch + 1, ...(isPasswordKnown ? { password: null } : {}), version: trainee.version + 1 })
  if (session) await transaction.update('sessions', session._id, { endedAtMs: context.nowMs, version: session.version + 1 })
  const earlier = await transaction.get('stranger_reports', traineeId)
  await transaction.put('stranger_reports', {
    _id: traineeId,
    version: (earlier?.version ?? 0) + 1,
    state: 'open',
    // An open report keeps its age: the oldest waits first.
    reportedAtMs: earlier?.state === 'open' ? earlier.reportedAtMs : context.nowMs,
    device,
    lesson,
    times: (earlier?.times ?? 0) + 1,
    closedAtMs: null,
    closedBy: null,
  })
  await appendEvidence(transaction, context, 'identity', traineeId, { event: 'check-denied', checkNo: desk.checkNo, session: sessionId, passwordVoided: isPasswordKnown, epoch: trainee.sessionEpoch + 1 })
}
