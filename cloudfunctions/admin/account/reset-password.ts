import { resetPassword } from '../../../src/contract/account/reset-password'
import { maskName } from '../../../src/domain/account'
import { handler } from '../../platform/handler'
import { appendEvidence } from '../../platform/evidence'
import { fenceTrainee } from '../../platform/fencing'
import { requirePerson } from '../../platform/find-person'
import { answerOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'

export const resetPasswordHandler = handler(resetPassword, {
  async load(context, input) {
    const operator = await requireOperator(context, input)
    return { operator, trainee: await requirePerson(context, input) }
  },
  decide: ({ trainee }) => ({ password: null, sessionEpoch: trainee.sessionEpoch + 1, version: trainee.version + 1 }),
  async commit(context, change, { operator, trainee }, { reason }) {
    await context.database.transact(async (transaction) => {
      await fenceTrainee(transaction, context, trainee._id)
      const current = await transaction.get('trainees', trainee._id)
      if (current?.version !== trainee.version) throw new CommitConflict('the person changed at the same moment')
      await transaction.update('trainees', trainee._id, change)
      await appendEvidence(transaction, context, 'identity', trainee._id, { event: 'password-reset', epoch: change.sessionEpoch, operator: operator._id })
      await recordOperation(transaction, context, { operatorId: operator._id, operation: resetPassword.name, reason, effect: '密码恢复为初始密码，网页登录全部退出', subjects: [trainee._id] })
    })
    const who = `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）`
    const how = trainee.wechat ? '已绑定微信，请用微信扫码登录网页后重新设置密码' : '下次用初始密码登录时，还要预留手机的短信验证码或认领码'
    return answerOperator(context, { sentence: `已重置 ${who} 的密码，网页登录全部退出；${how}。` })
  },
})
