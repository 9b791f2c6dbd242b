import { rescore } from '../../../src/contract/bank/rescore'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { requireOperator, requireSecondOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { shortStem } from './bank-report'
import { courseName, requireBankCourse } from './bank-course'
import { mendedBanks, planRescoring, type PlannedRescore } from './rescore-plan'
import { writeRescore } from './write-rescore'

/** More are written by running the same event again: what was raised is not raised twice. */
const perCall = 100

export const rescoreHandler = handler(rescore, {
  async load(context, input) {
    await requireOperator(context, input)
    await requireSecondOperator(context, input, '重新评分')
    const found = await requireBankCourse(context, input.courseId, input.courseVersion)
    const question = found.bank.questions.find(({ questionId }) => questionId === input.questionId)
    if (!question) throw refuseOperator('RESCORE_REFUSED', `现在的题库里没有编号为 ${input.questionId} 的题，请核对；编号在 bank.getTemplate 导出的题库里。`)
    const banks = await mendedBanks(context, found.bank, question)
    if (banks.length === 0) throw refuseOperator('RESCORE_REFUSED', '这道题的答案没有改过（或题干、选项也改了，旧试卷没法按新答案评），没有要重新评的试卷；请先用 bank.import 改正答案。')
    return { ...found, question, plans: await planRescoring(context, found.bank, banks, question.questionId) }
  },
  decide: ({ plans }) => ({
    changes: plans.filter(({ verdict }) => verdict === 'raised' || verdict === 'to-review'),
    toReview: plans.filter(({ verdict }) => verdict === 'to-review').length,
    lower: plans.filter(({ verdict }) => verdict === 'lower').length,
    waiting: plans.filter(({ verdict }) => verdict === 'another-open' || verdict === 'sat-again' || verdict === 'withdrawn'),
  }),
  async commit(context, { changes, toReview, lower, waiting }, { course, question, plans }, input) {
    const counts = { 试卷: plans.length, 加分: changes.length, 交照片核对: toReview, 会减分而不动: lower, 要学校处理: waiting.length }
    const lines = [...waiting.map(lineOf), ...(lower > 0 ? [`${lower} 份按新答案会减分，一份也没有动。`] : []), ...changes.map(lineOf)]
    const about = `${courseName(course)}“${shortStem(question.stem)}”`
    const answer = { raised: changes.length, toReview, lower }
    if (!input.confirm || changes.length === 0) {
      await recordLook(context, rescore, input, changes.length === 0 ? 'nothing to change' : 'dry run', [input.questionId])
      const sentence = changes.length === 0 ? `${about}按新答案没有要加分的试卷，数据没有变化。` : `试算：${about}按新答案重新评 ${plans.length} 份试卷，${changes.length} 份加分，其中 ${toReview} 份够合格线、要交照片核对；减分的不动。确认请用下面的事件。`
      const { key: _key, secondKey: _secondKey, ...shown } = input
      const next = changes.length === 0 ? null : nextEvent(rescore.name, { ...shown, key: '' }, { secondKey: '（填第二位老师的钥匙）', confirm: true })
      return { ...answerOperator(context, { sentence, counts, lines, next }), ...answer }
    }
    let written = 0
    for (const plan of changes.slice(0, perCall)) if (await writeRescore(context, plan, course, input)) written += 1
    const left = changes.length - written
    const rest = left === 0 ? '' : `还有 ${left} 份（太多，或刚有变化），请再运行一次同样的事件。`
    const openPapers = '用旧题库抽的、还没有评分的试卷，评分以后请再运行一次。'
    return { ...answerOperator(context, { sentence: `已重新评分：${about}，${written} 份加分，够合格线的已排入照片核对；没有人因此减分。${rest}`, counts, lines: [openPapers, ...lines] }), ...answer }
  },
})

const told: Partial<Record<PlannedRescore['verdict'], string>> = {
  'to-review': '够合格线，交照片核对',
  'another-open': '够合格线，但正在重考；等这次考完再运行一次',
  withdrawn: '够合格线，但报名已停；恢复报名后再运行一次',
  'sat-again': '够合格线，但之后又考过且没有合格，请学校联系本人处理',
}

function lineOf({ attempt, newScore, verdict }: PlannedRescore): string {
  return `考试 ${attempt._id}：${attempt.score ?? 0} 分 → ${newScore} 分${told[verdict] ? `，${told[verdict]}` : ''}。`
}
