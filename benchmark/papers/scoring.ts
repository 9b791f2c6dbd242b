// Papers of 100 questions, marked by the rule that marks every exam (EXM-07).
import { drawPaper, keysById, scorePaper, type GivenAnswer } from '../../src/domain/exam'
import type { Question, QuestionKind } from '../../src/domain/exercise'
import { productionRules } from '../../src/domain/rules'
import { randomFrom } from '../watch/trace'

const perKind: Readonly<Record<QuestionKind, number>> = { single: 60, multiple: 20, judge: 20 }

function bankOf(): Question[] {
  return (Object.keys(perKind) as QuestionKind[]).flatMap((kind) =>
    Array.from({ length: perKind[kind] * 4 }, (_, index): Question => {
      const keys = kind === 'judge' ? ['a', 'b'] : ['a', 'b', 'c', 'd']
      return { questionId: `${kind}-${index}`, kind, stem: '题', options: keys.map((key) => ({ key, text: key })), answer: kind === 'multiple' ? ['a', 'c'] : ['b'], explanation: '', chapterId: `c${index % 8}`, difficulty: 1 }
    }),
  )
}

/** Papers per second of each repetition; every paper with other answers. */
export function scoringRates(repetitions: number, papersEach: number): number[] {
  const questions = bankOf()
  const random = randomFrom(7)
  const parts = (Object.keys(perKind) as QuestionKind[]).map((kind) => ({ kind, count: perKind[kind], pointsEach: 1 }))
  const draw = drawPaper({ questions, blueprint: { minutes: 90, parts }, recentPapers: [], seed: 'benchmark' })
  if (draw.kind === 'refused') throw new Error(draw.reason)
  const { paper } = draw
  const keys = keysById(questions)
  const sheets = Array.from({ length: 200 }, () => paper.map(({ questionId, kind }): GivenAnswer => ({ questionId, answer: kind === 'multiple' ? ['A', 'C'] : [random() < 0.5 ? 'A' : 'B'], revision: 1 })))
  return Array.from({ length: repetitions + 1 }, () => {
    let checksum = 0
    const startedAt = performance.now()
    for (let number = 0; number < papersEach; number += 1) checksum += scorePaper(paper, sheets[number % sheets.length] ?? [], keys, productionRules.exam).score
    const seconds = (performance.now() - startedAt) / 1000
    if (checksum === 0) throw new Error('nothing was scored')
    return papersEach / seconds
  }).slice(1)
}
