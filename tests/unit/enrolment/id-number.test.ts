import { judgeIdNumber } from '../../../src/domain/enrolment'
import vectors from '../../vectors/enrolment/id-numbers.json'

describe('the ID number of GB 11643 (ENR-04)', () => {
  test.each(vectors)('$text is $verdict: $why', ({ text, verdict }) => {
    const judged = judgeIdNumber(text)
    expect(judged.kind === 'valid' ? 'valid' : judged.reason).toBe(verdict)
  })

  test('finds every single wrong digit', () => {
    const right = '11010519491231002X'
    const missed = [...right.slice(14, 17)].flatMap((digit, index) =>
      [...'0123456789'].filter((other) => other !== digit).filter((other) => judgeIdNumber(right.slice(0, 14 + index) + other + right.slice(15 + index)).kind === 'valid'),
    )
    expect(missed).toEqual([])
  })
})
