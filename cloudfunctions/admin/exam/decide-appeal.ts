import { decideAppeal } from '../../../src/contract/exam/decide-appeal'
import { effectOfAppeal, judgeDecider, type AppealEffect, type DeciderVerdict } from '../../../src/domain/exam'
import { ownRecord } from '../../../src/domain/photos'
import { loadAppealCase } from '../../platform/exam/appeal-case'
import { writeAppealDecision } from '../../platform/exam/write-appeal-decision'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'

const deciderWords = {
  'own-record': '申诉的是您本人的考试，不能自己裁定，请另一位老师裁定。',
  'decided-before': '原来的决定是您做的，申诉要由另一位老师裁定（校长也可以）。',
  'co-signed': '原来的决定您一起签过字，还有别的老师，请由没有签过字的老师裁定。',
  'nobody-else': '工作人员名单里没有别的人可以裁定，请先用 staff.appoint 登记第二个人（校长也可以）。',
} as const satisfies Record<Exclude<DeciderVerdict, 'may'>, string>

const effectWords = {
  stands: '维持原决定，学员可以免费再考',
  restored: '恢复成绩和考试 4 学时，学时证明按原编号重新有效，向省中心发更正',
  confirmed: '成绩确认合格，计考试 4 学时，开学时证明，报送省中心',
  marked: '视同考后已核验身份，按交卷时的答案评分并公布',
  cleared: '撤销原决定；学员后来的考试已经合格，成绩和学时证明以那一次为准',
} as const satisfies Record<AppealEffect, string>

export const decideAppealHandler = handler(decideAppeal, {
  async load(context, input) {
    const staff = await requireOperator(context, input)
    const appealCase = await loadAppealCase(context, input.appealId)
    if (!appealCase) throw refuseOperator('APPEAL_DECISION_REFUSED', '没有这份申诉，请用 appeals.open 核对编号。')
    return { staff, activeStaff: await context.database.find('staff', { active: true }, { limit: 1000 }), appealCase }
  },
  decide({ staff, activeStaff, appealCase }, { outcome }) {
    const { appeal, attempt, examCase, isAnotherOpen } = appealCase
    if (appeal.state === 'decided') throw refuseOperator('APPEAL_DECISION_REFUSED', '这份申诉已经裁定过，裁定不能改。')
    const verdict = judgeDecider({
      operatorId: staff._id,
      decidedBy: appeal.against.operatorId,
      coSignedBy: appeal.against.secondOperatorId,
      activeStaff: activeStaff.map(({ _id }) => _id),
      isOwnRecord: ownRecord(staff, examCase.trainee) !== 'other',
    })
    if (verdict !== 'may') throw refuseOperator('SECOND_PERSON_NEEDED', deciderWords[verdict])
    const effect = effectOfAppeal(outcome, { against: appeal.against.state, hasCertificate: attempt.certificateNumber !== null, isAnotherOpen, isAnotherPassed: (examCase.exam?.passedAttemptId ?? null) !== null })
    if (effect === null) throw refuseOperator('APPEAL_DECISION_REFUSED', '学员正在进行另一次考试，或那次考试的照片还在核对；请等那次有了结果再裁定。')
    return effect
  },
  async commit(context, effect, { appealCase }, { operator, reason, appealId, outcome, confirm }) {
    const { examCase } = appealCase
    const subject = `${examCase.trainee.name.slice(0, 1)}**（证件尾号 ${examCase.trainee.idTail}）的申诉`
    const outcomeWord = outcome === 'upheld' ? '成立' : '不成立'
    if (!confirm) {
      const next = nextEvent(decideAppeal.name, { operator, reason, appealId, outcome, key: '' }, { confirm: true })
      return { ...answerOperator(context, { sentence: `试算：裁定${subject}${outcomeWord}——${effectWords[effect]}；短信告知学员。裁定后不能再改，确认请加 "confirm": true。`, next }), done: false }
    }
    await writeAppealDecision(context, appealCase, { outcome, effect, operatorId: operator, reason, atMs: context.nowMs }, decideAppeal.name)
    return { ...answerOperator(context, { sentence: `已裁定${subject}${outcomeWord}：${effectWords[effect]}；学员会收到短信。` }), done: true }
  },
})
