import { markDemonstration } from '../../../src/contract/account/mark-demonstration'
import { maskName, passwordFault } from '../../../src/domain/account'
import { hashPassword } from '../../platform/account/passwords'
import { handler } from '../../platform/handler'
import { appendEvidence } from '../../platform/evidence'
import { fenceTrainee } from '../../platform/fencing'
import { requirePerson } from '../../platform/find-person'
import { answerOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { CommitConflict, Refusal } from '../../platform/refusal'

export const markDemonstrationHandler = handler(markDemonstration, {
  async load(context, input) {
    const operator = await requireOperator(context, input, 'head')
    const trainee = await requirePerson(context, input)
    const fault = passwordFault(input.password, { initialPassword: context.secrets.setting('INITIAL_PASSWORD'), idTail: trainee.idTail, phones: [trainee.reservedPhone] })
    if (fault) throw new Refusal('PASSWORD_UNFIT', 'the password is too easy to guess', { fault })
    return { operator, trainee, earned: await context.database.count('ledger', { traineeId: trainee._id }), password: await hashPassword(input.password, context.nowMs) }
  },
  decide({ trainee, earned, password }) {
    // Hours somebody earned for real must not vanish from the reports.
    if (earned > 0 && !trainee.isDemonstration) throw new Refusal('HAS_EARNED_HOURS', 'the person has earned hours')
    return { isDemonstration: true, password, sessionEpoch: trainee.sessionEpoch + 1, version: trainee.version + 1 }
  },
  async commit(context, change, { operator, trainee }, { reason }) {
    await context.database.transact(async (transaction) => {
      await fenceTrainee(transaction, context, trainee._id)
      const current = await transaction.get('trainees', trainee._id)
      if (current?.version !== trainee.version) throw new CommitConflict('the person changed at the same moment')
      await transaction.update('trainees', trainee._id, change)
      await appendEvidence(transaction, context, 'identity', trainee._id, { event: 'demonstration-marked', operator: operator._id })
      await recordOperation(transaction, context, { operatorId: operator._id, operation: markDemonstration.name, reason, effect: '设为演示账号', subjects: [trainee._id] })
    })
    return answerOperator(context, { sentence: `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）已设为演示账号：学时、考试和证书均无效，不进报表、不报送。` })
  },
})
