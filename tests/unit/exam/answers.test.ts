import fc from 'fast-check'
import { saveAnswers, type GivenAnswer, type PaperItem, type SavedAnswer } from '../../../src/domain/exam'
import vectors from '../../vectors/exam/saving.json'
import { seed } from '../../seed'

const paper = vectors.paper as PaperItem[]

function answersOf(rows: readonly (readonly (string | number)[])[]): GivenAnswer[] {
  return rows.map(([questionId, letters, revision]) => ({ questionId: String(questionId), answer: [...String(letters)], revision: Number(revision) }))
}

function rowsOf(answers: readonly GivenAnswer[]): (string | number)[][] {
  return answers.map(({ questionId, answer, revision }) => [questionId, answer.join(''), revision])
}

describe('saving answers (EXM-06)', () => {
  test.each(vectors.cases)('$why', ({ stored, given, answers, saved, kept, refused }) => {
    const before: SavedAnswer[] = answersOf(stored).map((answer) => ({ ...answer, firstSavedAtMs: 1, savedAtMs: 1 }))
    const saving = saveAnswers(paper, before, answersOf(given), 2)
    const seen = saving.kind === 'refused' ? saving.reason : { answers: rowsOf(saving.answers), saved: saving.saved, kept: rowsOf(saving.kept) }
    expect(seen).toEqual(refused ?? { answers, saved, kept })
  })

  const save = fc.record({
    questionId: fc.constantFrom('s1', 'm1'),
    answer: fc.constantFrom<string[]>([], ['A'], ['B'], ['C']),
    revision: fc.integer({ min: 1, max: 20 }),
  })

  test('never loses a saved answer: the highest revision stays, in whatever order and however often saves arrive (case 24)', () => {
    fc.assert(
      fc.property(fc.array(save, { maxLength: 40 }), (saves) => {
        let stored: readonly SavedAnswer[] = []
        for (const given of saves) {
          const saving = saveAnswers(paper, stored, [given], 1)
          if (saving.kind === 'merged') stored = saving.answers
        }
        for (const { questionId, revision } of stored) {
          const highest = Math.max(...saves.filter((given) => given.questionId === questionId).map((given) => given.revision))
          const firstOfHighest = saves.find((given) => given.questionId === questionId && given.revision === highest)
          expect({ revision, answer: stored.find((answer) => answer.questionId === questionId)?.answer }).toEqual({ revision: highest, answer: firstOfHighest?.answer })
        }
        expect(stored.length).toBe(new Set(saves.map(({ questionId }) => questionId)).size)
      }),
      { seed },
    )
  })
})
