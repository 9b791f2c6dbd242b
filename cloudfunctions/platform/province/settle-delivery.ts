// The centre's word about one delivery, stored with its evidence; an accepted result tells the agent (RPT-02).
import { afterDelivery, type ProvinceWord } from '../../../src/domain/delivery'
import { maskName } from '../../../src/domain/account'
import { specialtyNames } from '../../../src/domain/specialty'
import type { Context } from '../context'
import { appendEvidence } from '../evidence'
import { phoneOf } from '../exam/message-words'
import type { ResultRow } from '../exam/result-rows'
import { queueMessage } from '../messages'

type Needs = Pick<Context, 'database' | 'nowMs' | 'secrets'>

/** False when somebody else changed the delivery meanwhile: theirs stands. */
export async function settleDelivery(context: Needs, row: ResultRow, word: ProvinceWord, way: 'line' | 'hand'): Promise<boolean> {
  const { delivery } = row
  const fate = afterDelivery(word, delivery, delivery.tries, context.nowMs)
  const isWord = word.kind !== 'unreachable'
  const employer = await context.database.get('employers', row.enrolment.employerId)
  return context.database.transact(async (transaction) => {
    const current = await transaction.get('deliveries', delivery._id)
    if (current?.version !== delivery.version) return false
    await transaction.update('deliveries', delivery._id, { ...fate, way: isWord ? way : current.way, updatedAtMs: isWord ? context.nowMs : current.updatedAtMs, version: current.version + 1 })
    // Hearing again what was heard before is no event.
    if (isWord && (fate.state !== delivery.state || fate.receipt !== delivery.receipt)) {
      await appendEvidence(transaction, context, 'exam', delivery.enrolmentId, { event: 'province', delivery: delivery._id, kind: delivery.kind, state: fate.state, receipt: fate.receipt, way })
    }
    // Taken back meanwhile, nobody may renew by it: the correction is on its way (PHO-05).
    const isValid = (await transaction.get('certificates', row.certificate._id))?.status === 'valid'
    if (fate.state === 'accepted' && delivery.kind !== 'correction' && isValid) await queueMessage(transaction, context, readyToRenew(row, employer))
    return true
  })
}

/** To the agent; to the trainee where the employer named none. */
function readyToRenew({ delivery, certificate, trainee }: ResultRow, employer: { name: string; agentPhone: string | null } | null) {
  return {
    kind: 'ready-to-renew' as const,
    subject: delivery._id,
    traineeId: trainee._id,
    phone: employer?.agentPhone ?? phoneOf(trainee),
    params: [employer?.name || trainee.name, employer?.agentPhone ? `${maskName(trainee.name)}（尾号 ${trainee.idTail}）` : '您', specialtyNames[certificate.specialty]],
  }
}

