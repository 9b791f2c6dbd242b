import { moveBinding } from '../../../src/contract/account/move-binding'
import { issueClaim } from '../../../src/contract/account/issue-claim'
import { maskName, maskPhone } from '../../../src/domain/account'
import { countBindingMove } from '../../platform/account/binding-moves'
import { freeWechat } from '../../platform/account/wechat-owner'
import type { Context } from '../../platform/context'
import type { TraineeDocument } from '../../platform/documents/people'
import type { Transaction } from '../../platform/cloudbase/database'
import { fenceTrainee } from '../../platform/fencing'
import { requirePerson } from '../../platform/find-person'
import { handler } from '../../platform/handler'
import { queueMessage } from '../../platform/messages'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator, requireSecondOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'

export const moveBindingHandler = handler(moveBinding, {
  async load(context, input) {
    await requireOperator(context, input)
    await requireSecondOperator(context, input, '换绑微信')
    return { trainee: await requirePerson(context, input), school: await context.database.get('school', 'school') }
  },
  decide({ trainee }) {
    if (trainee.wechat === null) throw refuseOperator('NOT_BOUND_YET', `${nameOf(trainee)}没有绑定微信，不用换绑：请本人用预留手机号登录，或用 account.issueClaim 发认领码。`)
    return trainee.wechat
  },
  async commit(context, wechat, { trainee, school }, input) {
    const { name, idNumber, idTail, operator, reason } = input
    const person = { name, idNumber, idTail }
    if (!input.confirm) {
      await recordLook(context, moveBinding, input, 'dry run', [trainee._id])
      const { secondOperator } = input
      const next = nextEvent(moveBinding.name, { operator, reason, secondOperator, ...person, key: '', secondKey: '' }, { confirm: true })
      return { ...answerOperator(context, { sentence: `试算：将解除${nameOf(trainee)}的原微信，网页登录全部退出，正在播放和答题的页面停下，未用的认领码作废；已得学时、成绩和证书不变。确认请加 "confirm": true。`, next }), done: false }
    }
    await context.database.transact(async (transaction) => {
      // The desk and the exams first, the right second: see integrity.md, "Fencing".
      await fenceTrainee(transaction, context, trainee._id)
      const current = await transaction.get('trainees', trainee._id)
      if (current?.version !== trainee.version) throw new CommitConflict('the person changed at the same moment')
      await freeWechat(transaction, context, trainee, wechat, { operator, secondOperator: input.secondOperator })
      await voidClaimCode(transaction, context.nowMs, trainee._id)
      const times = await countBindingMove(transaction, context.nowMs, trainee._id)
      await tellOldSide(transaction, context, trainee, times, school?.phone ?? '')
      await recordOperation(transaction, context, { operatorId: operator, secondOperatorId: input.secondOperator, operation: moveBinding.name, reason, effect: '解除原微信，网页登录全部退出', subjects: [trainee._id] })
    })
    return {
      ...answerOperator(context, {
        sentence: `已解除${nameOf(trainee)}的原微信，网页登录全部退出；请本人用新微信打开学习小程序，用预留手机号 ${maskPhone(trainee.reservedPhone)} 登录绑定。号码停用或共用的，请办“下一步”（next）发认领码。`,
        lines: ['已得学时、成绩和证书不变', '短信已排队发到登记的手机'],
        next: nextEvent(issueClaim.name, { operator, reason: '换绑微信', ...person, key: '' }),
      }),
      done: true,
    }
  },
})

function nameOf({ name, idTail }: TraineeDocument): string {
  return `${maskName(name)}（证件尾号 ${idTail}）`
}

/** A code that was handed out before the move may lie with the old side. */
async function voidClaimCode(transaction: Transaction, nowMs: number, traineeId: string): Promise<void> {
  const code = await transaction.get('claim_codes', traineeId)
  if (code && code.usedAtMs === null) await transaction.update('claim_codes', traineeId, { usedAtMs: nowMs, version: code.version + 1 })
}

/** By SMS to every number of the person: the channel that must work (NTC-01). */
async function tellOldSide(transaction: Transaction, context: Pick<Context, 'nowMs'>, trainee: TraineeDocument, times: number, schoolPhone: string): Promise<void> {
  if (trainee.isDemonstration) return
  const phones = [...new Set([trainee.reservedPhone, ...(trainee.ownPhone === null ? [] : [trainee.ownPhone])])]
  for (const [index, phone] of phones.entries()) await queueMessage(transaction, context, { kind: 'binding-moved', subject: `${trainee._id}_${times}_${index}`, traineeId: trainee._id, phone, params: [trainee.name, schoolPhone] })
}
