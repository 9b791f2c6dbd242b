import { issueTry, keysOfLetters, letterAt, markAnswers, pauseAfterFailures, shuffle, wrongQuestions, type Question } from '../../../src/domain/exercise'
import { productionRules } from '../../../src/domain/rules'
import marking from '../../vectors/exercise/marking.json'

function question(questionId: string, kind: Question['kind'], answer: readonly string[]): Question {
  const options = (kind === 'judge' ? ['A', 'B'] : ['A', 'B', 'C', 'D']).map((key) => ({ key, text: `${questionId} ${key}` }))
  return { questionId, kind, stem: questionId, options, answer, explanation: '', chapterId: 'a', difficulty: 1 }
}

const questions = [question('q1', 'single', ['B']), question('q2', 'multiple', ['A', 'C']), question('q3', 'judge', ['A'])]

describe('marking (EXC-01)', () => {
  it.each(marking)('$title', ({ key, answer, right }) => {
    expect(markAnswers({ answer: key }, answer)).toBe(right)
  })

  it('names what was wrong or not answered, and nothing of the key (EXC-02)', () => {
    const answers = [
      { questionId: 'q1', answer: ['C'] },
      { questionId: 'q2', answer: ['C', 'A'] },
    ]
    expect(wrongQuestions(questions, answers)).toEqual(['q1', 'q3'])
  })

  it('when a question is answered twice the last answer counts', () => {
    const answers = ['A', 'B'].map((key) => ({ questionId: 'q1', answer: [key] }))
    expect(wrongQuestions(questions.slice(0, 1), answers)).toEqual([])
  })
})

describe('a try (EXC-02)', () => {
  function draws(...units: number[]): () => number {
    let n = 0
    return () => units[(n += 1) % units.length] ?? 0
  }

  it('shuffles questions and options, but leaves 对 before 错', () => {
    const tried = issueTry(questions, draws(0.1, 0.7, 0.3, 0.9))
    expect(tried.map(({ questionId }) => questionId).sort()).toEqual(['q1', 'q2', 'q3'])
    expect(tried.find(({ questionId }) => questionId === 'q3')?.optionKeys).toEqual(['A', 'B'])
  })

  it('every order is possible', () => {
    const orders = new Set(Array.from({ length: 600 }, (_, n) => shuffle(['A', 'B', 'C'], draws((n * 0.377) % 1, (n * 0.619) % 1)).join('')))
    expect(orders.size).toBe(6)
  })

  it('reads letters by position and takes no letter that was not shown', () => {
    const item = { questionId: 'q1', optionKeys: ['C', 'A'] }
    expect([letterAt(0), letterAt(1), keysOfLetters(item, ['B', 'A']), keysOfLetters(item, ['J'])]).toEqual(['A', 'B', ['A', 'C'], ['no option J']])
  })
})

it('slows guessing: after three failures in a row twenty seconds, later sixty (EXC-01)', () => {
  expect([1, 2, 3, 4, 9].map((failures) => pauseAfterFailures(failures, productionRules.exercise) / 1000)).toEqual([0, 0, 20, 60, 60])
})
