import fc from 'fast-check'
import { drawPaper, mixedKinds, overlapPercent, papersWorth, pointsOf, suppliesOf, type ExamBlueprint } from '../../../src/domain/exam'
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
    expect(draw).toEqual({ kind: 'refused', reason: 'BANK_TOO_SMALL', questionKind: 'multiple', chapterId: null, needed: 4, available: 0 })
  })
})

describe('a blueprint by kind and chapter (EXM-06)', () => {
  const chapters = ['chapter-1', 'chapter-2', 'chapter-3', 'chapter-4']
  const byChapter: ExamBlueprint = {
    minutes: 60,
    parts: [
      ...chapters.map((chapterId) => ({ kind: 'single' as const, chapterId, count: 2, pointsEach: 7 })),
      ...chapters.slice(0, 2).map((chapterId) => ({ kind: 'multiple' as const, chapterId, count: 1, pointsEach: 12 })),
      { kind: 'judge', count: 2, pointsEach: 10 },
    ],
  }

  function drawnByChapter(seed: string, recentPapers: string[][] = [], questions = bank) {
    const draw = drawPaper({ questions, blueprint: byChapter, recentPapers, seed })
    if (draw.kind === 'refused') throw new Error(`${draw.questionKind} ${draw.chapterId}: ${draw.needed} > ${draw.available}`)
    return draw.paper
  }

  function partOf(questionId: string): string {
    const [chapter, kind] = questionId.split('-')
    return kind === 'judge' ? 'judge' : `${kind} ${chapter}`
  }
  function tally(ids: readonly string[]): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const questionId of ids) counts[partOf(questionId)] = (counts[partOf(questionId)] ?? 0) + 1
    return counts
  }

  test.each(vectors.byChapter)('draws the same paper for the seed $seed on every machine', ({ seed, paper }) => {
    expect(drawnByChapter(seed).map(({ questionId, optionKeys }) => `${questionId} ${optionKeys.join('')}`)).toEqual(paper)
  })

  test('takes exactly what each part says, kinds one after the other, chapters shuffled within a kind', () => {
    const orders = new Set<string>()
    fc.assert(
      fc.property(seeds, (seed) => {
        const paper = drawnByChapter(seed)
        expect([tally(idsOf(paper)), paper.map(({ kind }) => kind[0]).join(''), paper.reduce((sum, { points }) => sum + points, 0)]).toEqual([{ 'single 1': 2, 'single 2': 2, 'single 3': 2, 'single 4': 2, 'multiple 1': 1, 'multiple 2': 1, judge: 2 }, 'ssssssssmmjj', 100])
        orders.add(paper.slice(0, 8).map(({ questionId }) => questionId[0]).join(''))
      }),
      { seed: sharedSeed },
    )
    expect(orders.size).toBeGreaterThan(50)
  })

  test('repeats a question of the last two papers only when its own part has no new one left', () => {
    const sizes = fc.record({ single: fc.integer({ min: 2, max: 8 }), multiple: fc.integer({ min: 1, max: 4 }), judge: fc.integer({ min: 1, max: 4 }) })
    fc.assert(
      fc.property(sizes, fc.array(seeds, { minLength: 2, maxLength: 6 }), (copies, seedList) => {
        const questions = bankOf(4, copies)
        const available = new Map(suppliesOf(questions, byChapter).map((supply) => [`${supply.kind} ${supply.chapterId?.at(-1) ?? ''}`.trim(), supply]))
        const papers: string[][] = []
        for (const seed of seedList) {
          const seen = new Set(papers.slice(-2).flat())
          const paper = idsOf(drawnByChapter(seed, papers, questions))
          const repeated = tally(paper.filter((questionId) => seen.has(questionId)))
          const wanted = Object.fromEntries([...available].flatMap(([part, supply]) => {
            const unseen = supply.available - [...seen].filter((questionId) => partOf(questionId) === part).length
            return supply.needed > unseen ? [[part, supply.needed - unseen]] : []
          }))
          expect(repeated).toEqual(wanted)
          papers.push(paper)
        }
      }),
      { seed: sharedSeed, numRuns: 60 },
    )
  })

  test('with three papers’ worth in every part the overlap with the last two is nothing (integrity, retakes)', () => {
    fc.assert(
      fc.property(fc.array(seeds, { minLength: 3, maxLength: 6 }), (seedList) => {
        const papers: string[][] = []
        for (const seed of seedList) {
          const paper = drawnByChapter(seed, papers)
          expect(overlapPercent(paper, papers)).toBe(0)
          papers.push(idsOf(paper))
        }
      }),
      { seed: sharedSeed },
    )
  })

  test('counts papers by the part that has the fewest; names the chapter that falls short', () => {
    const thin = bank.filter(({ questionId }) => !/^3-single-[2-6]$/.test(questionId))
    expect([papersWorth(bank, byChapter), papersWorth(thin, byChapter), drawPaper({ questions: thin, blueprint: byChapter, recentPapers: [], seed: 's' })]).toEqual([
      3,
      0,
      { kind: 'refused', reason: 'BANK_TOO_SMALL', questionKind: 'single', chapterId: 'chapter-3', needed: 2, available: 1 },
    ])
  })

  test('a kind that names chapters in one part and none in another is told apart; points add up', () => {
    const mixed = { parts: [{ kind: 'single' as const, chapterId: 'chapter-1', count: 2, pointsEach: 25 }, { kind: 'single' as const, count: 2, pointsEach: 25 }] }
    expect([mixedKinds(byChapter), mixedKinds(mixed), pointsOf(byChapter), pointsOf(mixed)]).toEqual([[], ['single'], 100, 100])
  })
})
