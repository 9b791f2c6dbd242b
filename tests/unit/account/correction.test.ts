import { judgeCorrection } from '../../../src/domain/account'
import vectors from '../../vectors/account/corrections.json'

describe('an operator’s correction (OPS-05)', () => {
  test.each(vectors.cases)('$title', ({ wanted, corrections, refused }) => {
    const verdict = judgeCorrection(vectors.current, wanted)
    expect(verdict.kind === 'refused' ? verdict.reason : verdict.corrections.map(({ field, before, after }) => [field, before, after])).toEqual(refused ?? corrections)
  })
})
