// The report on questions and papers in the operator's words: lines for the answer, all of it as .xlsx. No key is in it.
import { maskName } from '../../../src/domain/account'
import { itemFindingTexts, type ItemStatistics, type RapidPaper, type SimilarPair } from '../../../src/domain/bank'
import type { Context } from '../../platform/context'
import type { TraineeDocument } from '../../platform/documents/people'
import { writeResult } from '../../platform/spreadsheet'
import { shortStem } from './bank-report'

const columns = [
  { title: '类别', width: 12 },
  { title: '编号', width: 40 },
  { title: '内容', width: 60 },
  { title: '作答人数', width: 10 },
  { title: '难度（答对 %）', width: 14 },
  { title: '区分度', width: 10 },
  { title: '常用秒数', width: 10 },
  { title: '请老师看', width: 60 },
]

export interface StatisticsReport {
  readonly items: readonly ItemStatistics[]
  readonly rapid: readonly RapidPaper[]
  readonly pairs: readonly SimilarPair[]
  readonly stems: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, TraineeDocument>
}

interface Signal {
  readonly kind: '答得过快' | '答案雷同'
  readonly id: string
  readonly who: string
  readonly told: string
}

export function findingsOf({ findings }: ItemStatistics): string[] {
  return findings.map((finding) => itemFindingTexts[finding])
}

/** Pairs first, then hasty papers, at most five of each; then the questions. */
export function statisticsLines(report: StatisticsReport): string[] {
  const signals = signalsOf(report)
  const some = (kind: Signal['kind']): Signal[] => signals.filter((signal) => signal.kind === kind).slice(0, 5)
  return [
    ...[...some('答案雷同'), ...some('答得过快')].map(({ kind, who, told }) => `${kind}：${who}，${told}。`),
    ...report.items.filter(({ findings }) => findings.length > 0).map((item) => `${shortStem(report.stems.get(item.questionId) ?? item.questionId)}：${item.answers} 人作答，${item.facilityPercent ?? '—'}% 答对。${findingsOf(item).join('；')}`),
  ]
}

/** Null while nobody has written a paper. */
export async function writeStatistics(context: Pick<Context, 'files' | 'newId'>, report: StatisticsReport): Promise<string | null> {
  if (report.items.length === 0) return null
  const questions = report.items.map((item) => {
    const discrimination = item.discriminationHundredths === null ? null : item.discriminationHundredths / 100
    return ['考题', item.questionId, report.stems.get(item.questionId) ?? '', item.answers, item.facilityPercent, discrimination, item.medianSeconds, findingsOf(item).join('；')]
  })
  const signals = signalsOf(report).map(({ kind, id, who, told }) => [kind, id, who, null, null, null, null, told])
  return (await writeResult(context, 'bank-statistics', '考题分析', columns, [...questions, ...signals])).address
}

function signalsOf({ rapid, pairs, people }: StatisticsReport): Signal[] {
  const nameOf = (traineeId: string): string => {
    const trainee = people.get(traineeId)
    return trainee ? `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）` : '已删除的学员'
  }
  return [
    ...rapid.map((paper): Signal => ({ kind: '答得过快', id: paper.attemptId, who: nameOf(paper.traineeId), told: `${paper.timed} 题里有 ${paper.rapid} 题答得比看完题还快，其中 ${paper.rapidRight} 题答对` })),
    ...pairs.map((pair): Signal => ({ kind: '答案雷同', id: pair.attemptIds.join(' / '), who: pair.traineeIds.map(nameOf).join('、'), told: `两人都错的 ${pair.bothWrong} 题里，${pair.same} 题错得一样` })),
  ]
}
