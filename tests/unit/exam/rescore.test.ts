import { judgeRescore, statesAfter, type AttemptState } from '../../../src/domain/exam'
import vectors from '../../vectors/exam/rescoring.json'

describe('rescoring after a key was mended (integrity, operators)', () => {
  test.each(vectors)('$why', ({ state, score, newScore, passed, open, attempts, verdict }) => {
    const exam = { attempts: attempts ?? 1, openAttemptId: open ? 'another' : null, passedAttemptId: passed ? 'another' : null }
    expect(judgeRescore({ state: state as AttemptState, score, attemptNo: 1 }, newScore, exam, 60)).toBe(verdict)
  })

  test('a failure leads to a review and to nothing else', () => {
    expect(statesAfter('failed')).toEqual(['under-review'])
  })
})
