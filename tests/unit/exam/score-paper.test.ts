import fc from 'fast-check'
import { keysById, scorePaper, type GivenAnswer, type PaperItem } from '../../../src/domain/exam'
import vectors from '../../vectors/exam/scoring.json'
import { seed } from '../../seed'

const paper = vectors.paper as PaperItem[]
const bank = keysById(vectors.keys)

function given(answers: Readonly<Record<string, string | undefined>>): GivenAnswer[] {
  return Object.entries(answers).map(([questionId, letters]) => ({ questionId, answer: [...(letters ?? '')], revision: 1 }))
}

describe('marking a paper (EXM-03, EXM-07)', () => {
  test.each(vectors.cases)('$why', ({ policy, answers, score, passed, weak }) => {
    const rules = { passMark: 60, multipleChoice: policy as 'partial' | 'all-or-nothing' }
    expect(scorePaper(paper, given(answers), bank, rules)).toEqual({ score, isPassed: passed, weakChapterIds: weak })
  })

  test('never gives more than 100 nor less than 0, whatever was tapped', () => {
    const letters = fc.subarray(['A', 'B', 'C', 'D', 'E'])
    const anyAnswers = fc.tuple(...paper.map(({ questionId }) => letters.map((answer) => ({ questionId, answer, revision: 1 }))))
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom('partial' as const, 'all-or-nothing' as const), (answers, multipleChoice) => {
        const { score, isPassed } = scorePaper(paper, answers, bank, { passMark: 60, multipleChoice })
        return Number.isInteger(score) && score >= 0 && score <= 100 && isPassed === score >= 60
      }),
      { seed },
    )
  })

  test('gives 100 and no weak chapter to the right letters, however the options were shuffled', () => {
    const keyOf = new Map(vectors.keys.map(({ questionId, answer }) => [questionId, answer]))
    fc.assert(
      fc.property(fc.tuple(...paper.map((item) => fc.shuffledSubarray([...item.optionKeys], { minLength: item.optionKeys.length }).map((optionKeys) => ({ ...item, optionKeys })))), (shuffledPaper) => {
        const answers = shuffledPaper.map(({ questionId, optionKeys }) => ({ questionId, answer: (keyOf.get(questionId) ?? []).map((key) => String.fromCharCode(65 + optionKeys.indexOf(key))), revision: 1 }))
        expect(scorePaper(shuffledPaper, answers, bank, { passMark: 60, multipleChoice: 'all-or-nothing' })).toEqual({ score: 100, isPassed: true, weakChapterIds: [] })
      }),
      { seed },
    )
  })

  test('rounds the total down once: a half point below the pass mark is no pass (EXM-07)', () => {
    const items = [{ questionId: 'm1', kind: 'multiple' as const, optionKeys: ['a', 'b', 'c'], points: 59 }, { questionId: 'm2', kind: 'multiple' as const, optionKeys: ['a', 'b', 'c'], points: 1 }, { questionId: 's1', kind: 'single' as const, optionKeys: ['a', 'b'], points: 40 }]
    const keys = ['m1', 'm2', 's1'].map((questionId) => ({ questionId, answer: questionId === 's1' ? ['a'] : ['a', 'b'], chapterId: 'one' }))
    const marked = scorePaper(items, given({ m1: 'AB', m2: 'A' }), keysById(keys), { passMark: 60, multipleChoice: 'partial' })
    expect([marked.score, marked.isPassed]).toEqual([59, false])
  })

  test('gives no share of a single choice, not even when the bank is wrong about its key (EXM-07)', () => {
    const item = [{ questionId: 's1', kind: 'single' as const, optionKeys: ['a', 'b', 'c'], points: 100 }]
    expect(scorePaper(item, given({ s1: 'A' }), keysById([{ questionId: 's1', answer: ['a', 'b'], chapterId: 'one' }]), { passMark: 60, multipleChoice: 'partial' }).score).toBe(0)
  })

  test('a letter handed in twice is one choice, a letter beyond the options is a wrong one', () => {
    const item = [{ questionId: 'm1', kind: 'multiple' as const, optionKeys: ['a', 'b', 'c'], points: 100 }]
    const keys = keysById([{ questionId: 'm1', answer: ['a', 'b'], chapterId: 'one' }])
    const scoreOf = (letters: string) => scorePaper(item, given({ m1: letters }), keys, { passMark: 60, multipleChoice: 'partial' }).score
    expect([scoreOf('AA'), scoreOf('AAB'), scoreOf('ABD'), scoreOf('AB')]).toEqual([50, 100, 0, 100])
  })

  test('fails loudly when the bank has lost a question of the paper', () => {
    expect(() => scorePaper(paper, [], keysById(vectors.keys.slice(1)), { passMark: 60, multipleChoice: 'partial' })).toThrow('s1')
  })
})
