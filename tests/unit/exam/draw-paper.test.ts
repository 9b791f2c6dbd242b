import fc from 'fast-check'
import { drawPaper, overlapPercent, papersWorth, type ExamBlueprint } from '../../../src/domain/exam'
import type { Question, QuestionKind } from '../../../src/domain/exercise'
import vectors from '../../vectors/exam/draws.json'
import { seed as sharedSeed } from '../../seed'

const perChapter: Readonly<Record<QuestionKind, number>> = { single: 6, multiple: 4, judge: 2 }

function bankOf(chapters: number, copies = perChapter): Question[] {
  return Array.from({ length: chapters }, (_, chapter) =>
    (Object.keys(copies) as QuestionKind[]).flatMap((kind) =>
      Array.from({ length: copies[kind] }, (_unused, index): Question => ({
        questionId: `${chapter + 1}-${kind}-${index + 1}`,
        kind,
        stem: '题干',
        options: (kind === 'judge' ? ['right', 'wrong'] : ['a', 'b', 'c', 'd']).map((key) => ({ key, text: key })),
        answer: kind === 'judge' ? ['right'] : ['a'],
        explanation: '',
        chapterId: `chapter-${chapter + 1}`,
        difficulty: 1,
      })),
    ),
  ).flat()
}

const blueprint: ExamBlueprint = {
  minutes: 60,
  parts: [
    { kind: 'single', count: 6, pointsEach: 10 },
    { kind: 'multiple', count: 4, pointsEach: 5 },
    { kind: 'judge', count: 2, pointsEach: 10 },
  ],
}
const bank = bankOf(4)
const seeds = fc.uuid()

function drawn(seed: string, recentPapers: string[][] = [], questions = bank) {
  const draw = drawPaper({ questions, blueprint, recentPapers, seed })
  if (draw.kind === 'refused') throw new Error(`${draw.questionKind}: ${draw.needed} > ${draw.available}`)
  return draw.paper
}

const idsOf = (paper: readonly { questionId: string }[]) => paper.map(({ questionId }) => questionId)

describe('drawing a paper (EXM-06)', () => {
  test.each(vectors.cases)('draws the same paper for the seed $seed on every machine, so that it can be checked later', ({ seed, paper }) => {
    expect(drawn(seed).map(({ questionId, optionKeys }) => `${questionId} ${optionKeys.join('')}`)).toEqual(paper)
  })

  test('follows the blueprint: kinds, counts and points, no question twice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const paper = drawn(seed)
        expect(blueprint.parts.map(({ kind, pointsEach }) => paper.filter((item) => item.kind === kind && item.points === pointsEach).length)).toEqual([6, 4, 2])
        expect(new Set(idsOf(paper)).size).toBe(12)
        expect(paper.reduce((sum, { points }) => sum + points, 0)).toBe(100)
      }),
      { seed: sharedSeed },
    )
  })

  test('spreads over the chapters: twelve questions of four chapters are three of each', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const load = new Map<string, number>()
        for (const { questionId } of drawn(seed)) load.set(questionId[0] ?? '', (load.get(questionId[0] ?? '') ?? 0) + 1)
        expect([...load.values()]).toEqual([3, 3, 3, 3])
      }),
      { seed: sharedSeed },
    )
  })

  test('repeats nothing of the last two papers while the bank has new questions', () => {
    fc.assert(
      fc.property(fc.array(seeds, { minLength: 3, maxLength: 6 }), (seedList) => {
        const papers: string[][] = []
        for (const seed of seedList) {
          const paper = drawn(seed, papers)
          expect(overlapPercent(paper, papers)).toBeLessThanOrEqual(20)
          papers.push(idsOf(paper))
        }
      }),
      { seed: sharedSeed },
    )
  })

  test('with a bank of one paper the second is the same questions in another order', () => {
    const small = bankOf(1)
    const first = drawn('first', [], small)
    const second = drawn('second', [idsOf(first)], small)
    expect([overlapPercent(second, [idsOf(first)]), papersWorth(small, blueprint), papersWorth(bank, blueprint)]).toEqual([100, 1, 4])
  })

  test('shuffles questions and options, but leaves true before false', () => {
    const orders = new Set(Array.from({ length: 30 }, (_, index) => idsOf(drawn(`seed ${index}`, [], bankOf(1))).join()))
    const judged = drawn('seed').filter(({ kind }) => kind === 'judge')
    expect([orders.size > 25, judged.map(({ optionKeys }) => optionKeys.join())]).toEqual([true, ['right,wrong', 'right,wrong']])
  })

  test('gives every question a chance', () => {
    const seen = new Set(Array.from({ length: 300 }, (_, index) => idsOf(drawn(`chance ${index}`))).flat())
    expect(seen.size).toBe(bank.length)
  })

  test('refuses a bank that cannot fill the paper, and says what is missing', () => {
    const draw = drawPaper({ questions: bank.filter(({ kind }) => kind !== 'multiple'), blueprint, recentPapers: [], seed: 's' })
    expect(draw).toEqual({ kind: 'refused', reason: 'BANK_TOO_SMALL', questionKind: 'multiple', needed: 4, available: 0 })
  })
})
