import { afterTry, type TryResult } from '../../../src/domain/messages'
import vectors from '../../vectors/messages/after-try.json'

describe('sending again (NTC-01)', () => {
  test.each(vectors)('$why', ({ result, tries, fate }) => {
    expect(afterTry(result as TryResult, tries, 0)).toEqual(fate)
  })
})
