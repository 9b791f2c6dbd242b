import { itemStatistics as contract } from '../../../src/contract/bank/item-statistics'
import { answersForDiscrimination, answersForFacility, itemStatistics, rapidPapers, similarPairs, usualSeconds } from '../../../src/domain/bank'
import { findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { courseName, requireBankCourse } from './bank-course'
import { findingsOf, statisticsLines, writeStatistics } from './statistics-report'
import { mostPapers, readWrittenPapers } from './written-papers'

export const itemStatisticsHandler = handler(contract, {
  async load(context, input) {
    await requireOperator(context, input)
    const found = await requireBankCourse(context, input.courseId, input.courseVersion)
    const written = await readWrittenPapers(context, found.bank)
    const signals = { rapid: rapidPapers(written.papers, usualSeconds(written.firstPapers)), pairs: similarPairs(written.papers) }
    const people = await findByIds(context, 'trainees', [...signals.rapid.map(({ traineeId }) => traineeId), ...signals.pairs.flatMap(({ traineeIds }) => traineeIds)])
    return { ...found, written, signals, people: new Map(people.map((trainee) => [trainee._id, trainee])) }
  },
  decide: ({ written }) => itemStatistics(written.firstPapers),
  async commit(context, items, { course, bank, written, signals, people }, input) {
    const { rapid, pairs } = signals
    const report = { items, rapid, pairs, people, stems: new Map(bank.questions.map(({ questionId, stem }) => [questionId, stem])) }
    const told = items.filter(({ findings }) => findings.length > 0)
    const papers = written.firstPapers.length
    const file = await writeStatistics(context, report)
    await recordLook(context, contract, input, `${written.papers.length} papers, ${told.length} questions, ${rapid.length} rapid, ${pairs.length} pairs`, [bank._id, ...rapid.map(({ attemptId }) => attemptId), ...pairs.flatMap(({ attemptIds }) => attemptIds)])
    const sentence =
      papers < answersForFacility
        ? `${courseName(course)}只有 ${papers} 人的试卷，人太少，还看不出考题好坏：每题至少要 ${answersForFacility} 人作答才说难度，${answersForDiscrimination} 人才说区分度。`
        : `${courseName(course)}按 ${papers} 人的首次试卷分析：${told.length} 道题请老师看看，${rapid.length} 份答得过快，${pairs.length} 对答案雷同。这些只是线索，不作任何处理，由老师判断。`
    const lines = [...(written.isSample ? [`试卷很多，取了其中约 ${mostPapers} 份来分析。`] : []), ...statisticsLines(report)]
    const counts = { 首次试卷: papers, 全部试卷: written.papers.length, 请看的题: told.length, 答得过快: rapid.length, 答案雷同: pairs.length }
    const questions = told.slice(0, 100).map((item) => ({ questionId: item.questionId, answers: item.answers, facilityPercent: item.facilityPercent, discriminationHundredths: item.discriminationHundredths, findings: findingsOf(item) }))
    return { ...answerOperator(context, { sentence, counts, lines, file }), papers, questions }
  },
})
