import { sampleDraw } from '../../../cloudfunctions/platform/exam/accept-exit'
import { keyedHash } from '../../../cloudfunctions/platform/sealing'

const drawWith = (key: string, attemptId: string): number => sampleDraw({ lookupHash: (purpose, ...parts) => keyedHash(key.repeat(64), purpose, ...parts) }, attemptId)

describe('the random sample of photos (PHO-03)', () => {
  test('an attempt draws the same number again and again, and another one under another key', () => {
    const [first, again, otherKey, otherAttempt] = [drawWith('a', 'enrolment_1'), drawWith('a', 'enrolment_1'), drawWith('b', 'enrolment_1'), drawWith('a', 'enrolment_2')]
    expect([first === again, first === otherKey, first === otherAttempt]).toEqual([true, false, false])
  })

  test('about a fifth of all attempts is drawn where the school asks for a fifth', () => {
    const drawn = Array.from({ length: 2_000 }, (_, index) => drawWith('a', `enrolment-${index}_1`)).filter((draw) => draw < 0.2).length
    expect([drawn > 340, drawn < 460]).toEqual([true, true])
  })
})
