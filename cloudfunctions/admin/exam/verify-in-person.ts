import { verifyInPerson } from '../../../src/contract/exam/verify-in-person'
import { barrierTo, examStep, type ExamStep, type Look } from '../../../src/domain/exam'
import { ownRecord } from '../../../src/domain/photos'
import { decideExit, loadExitParts, writeExit } from '../../platform/exam/accept-exit'
import { changeExam } from '../../platform/exam/commit-exam'
import { currentStep, loadAnyCase, type ExamCase } from '../../platform/exam/exam-case'
import { appendEvidence } from '../../platform/evidence'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'

const stepWords = {
  locked: '学时还没有修满',
  wechat: '学员还没有绑定微信',
  notice: '学员还没有在手机上同意考试须知',
  identity: '学员还没有在手机上确认本人信息',
  consent: '可以现场核验',
  'entry-photo': '可以现场核验',
  ready: '已经核验过，学员可以开始答题',
  'in-progress': '学员正在答题',
  'exit-photo': '等待考后照片或现场核验',
  withheld: '没有考后照片，成绩暂未公布',
  waiting: '上次考试没有合格，还没到可以再考的时间',
  failed: '上次考试没有合格，学员可以再考',
  'under-review': '照片正在核对',
  passed: '考试已经合格',
  cancelled: '上次考试成绩已取消，学员可以再考',
  appealed: '学员提出了申诉，等待裁定；学员也可以再考',
} as const satisfies Record<ExamStep['kind'], string>

function refuseVerification({ facts, rules }: ExamCase, nowMs: number): never {
  throw refuseOperator('VERIFICATION_REFUSED', `现在不能现场核验：${stepWords[examStep(facts, rules.exam, nowMs).kind]}。`)
}

export const verifyInPersonHandler = handler(verifyInPerson, {
  async load(context, input) {
    const staff = await requireOperator(context, input)
    const examCase = await loadAnyCase(context, input.enrolmentId)
    // Seen in person means by somebody else (PHO-04); a namesake is told apart by the ID number on the staff list.
    if (ownRecord(staff, examCase.trainee) !== 'other') throw refuseOperator('VERIFICATION_REFUSED', '这是您本人（或同名学员）的考试，请另一位老师现场核验；同名的可以请校长用 staff.nameOwnRecord 登记您本人的身份证号。')
    const parts = input.stage === 'exit' && examCase.latest ? await loadExitParts(context, examCase, examCase.latest) : null
    return { examCase, parts }
  },
  decide({ examCase, parts }, { operator, stage }, { nowMs }) {
    const { latest, facts, rules } = examCase
    const look: Look = { kind: 'in-person', operatorId: operator, atMs: nowMs }
    if (stage === 'entry') {
      if (barrierTo('verify-in-person', facts, rules.exam, nowMs)) refuseVerification(examCase, nowMs)
      return { look, exit: null }
    }
    // Also after the term, as long as no later attempt took its place (EXM-08).
    const isWaiting = latest?.state === 'awaiting-exit-photo' || latest?.state === 'withheld'
    if (!latest || !parts || !isWaiting) refuseVerification(examCase, nowMs)
    return { look, exit: { parts, accepted: decideExit(examCase, latest, parts.bank, look, nowMs, { entry: parts.entryPhoto, exit: null, draw: parts.draw }) } }
  },
  async commit(context, { look, exit }, { examCase }, { operator, reason, enrolmentId, stage }) {
    await context.database.transact(async (transaction) => {
      if (exit) await writeExit(transaction, context, examCase, exit.parts, exit.accepted)
      else await changeExam(transaction, context, examCase, { entry: look })
      await appendEvidence(transaction, context, 'exam', enrolmentId, { event: 'verified-in-person', stage, operator })
      await recordOperation(transaction, context, { operatorId: operator, operation: verifyInPerson.name, reason, effect: stage, subjects: [enrolmentId] })
    })
    const step = await currentStep(context, enrolmentId)
    const sentence = `已记下现场核验（${stage === 'entry' ? '考前' : '考后'}）：${examCase.trainee.name.slice(0, 1)}**，证件尾号 ${examCase.trainee.idTail}；现在${stepWords[step.kind]}。`
    return { ...answerOperator(context, { sentence }), step }
  },
})
