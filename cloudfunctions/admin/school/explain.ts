import { explain } from '../../../src/contract/admin/explain'
import { maskName, maskPhone } from '../../../src/domain/account'
import { describeStanding, sayOnThePhone, stageNames, stageOf } from '../../../src/domain/enrolment'
import { attemptStateNames } from '../../../src/domain/exam'
import { specialtyNames } from '../../../src/domain/specialty'
import { dayOf } from '../../../src/domain/units'
import type { AttemptDocument } from '../../platform/documents/exam'
import { requirePerson } from '../../platform/find-person'
import { handler } from '../../platform/handler'
import { answerOperator } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { checkPhotoLines } from '../../platform/photos/check-signals'
import { recordLook } from '../../platform/record-look'
import { loadStandings } from './standings'

/** Older exams are in the person's evidence bundle. */
const attemptsTold = 3

/** With the number by which a result is cancelled (PHO-05). */
function attemptLine({ _id, attemptNo, startedAtMs, score, state }: AttemptDocument): string {
  return `第 ${attemptNo} 次考试（${dayOf(startedAtMs)}）：${score === null ? '' : `${score} 分，`}${attemptStateNames[state]}；考试编号 ${_id}`
}

export const explainHandler = handler(explain, {
  async load(context, input) {
    await requireOperator(context, input)
    const trainee = await requirePerson(context, input)
    const all = await context.database.find('enrolments', { traineeId: trainee._id })
    const withdrawn = all.filter(({ status }) => status === 'withdrawn')
    const report = await context.database.get('stranger_reports', trainee._id)
    return { trainee, report, withdrawn, photoLines: await checkPhotoLines(context, trainee._id), standings: await loadStandings(context, all.filter(({ status }) => status === 'enrolled')) }
  },
  decide({ standings }, _input, moment) {
    // The newest period first, its main item first: that is what the call is about.
    const ordered = [...standings].sort((left, right) => right.enrolment.createdAtMs - left.enrolment.createdAtMs || (left.enrolment.item === 'main' ? -1 : 1))
    const open = ordered.find(({ facts }) => stageOf(facts, moment.nowMs) !== 'passed') ?? ordered[0]
    return { ordered, open }
  },
  async commit(context, { ordered, open }, { trainee, report, withdrawn, photoLines }, input) {
    await recordLook(context, explain, input, 'looked at', [trainee._id])
    const who = `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}，手机 ${maskPhone(trainee.ownPhone ?? trainee.reservedPhone)}）`
    const stage = open && stageOf(open.facts, context.nowMs)
    const binding = stage === 'unbound' ? '' : trainee.wechat ? '，已绑定微信' : '，还没绑定微信'
    const stopped = report?.state === 'open' ? [`本人${dayOf(report.reportedAtMs)}报告过“不是我本人”（${report.device}）：请核实后用 account.closeReport 结案；本人在自己微信里点“我在，继续学习”才恢复`] : []
    const lines = [...stopped, ...ordered.flatMap(({ facts, attempts }) => [...describeStanding(facts, context.nowMs), ...attempts.slice(0, attemptsTold).map(attemptLine)]), ...withdrawn.map(({ _id, specialty }) => `${specialtyNames[specialty]}报名已停，要恢复用 enrolment.restore，报名编号 ${_id}`), ...photoLines]
    return {
      ...answerOperator(context, { sentence: stage ? `${who}：${stageNames[stage]}${binding}。` : `${who}：没有报名${binding}。`, lines }),
      traineeId: trainee._id,
      enrolmentIds: ordered.map(({ enrolment }) => enrolment._id),
      sayOnThePhone: open ? sayOnThePhone(open.facts, context.nowMs) : '系统里有您的资料，但没有报名，请公司经办人核对报名汇总表。',
    }
  },
})
