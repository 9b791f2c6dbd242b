import fc from 'fast-check'
import { accountWideLimits, delayAfter, judgeTry, pairLimits, sourceWideLimits, type TryCount } from '../../../src/domain/account'
import { productionRules } from '../../../src/domain/rules'
import { hourMs, minuteMs, secondMs } from '../../../src/domain/units'
import { seed } from '../../seed'

const limits = pairLimits(productionRules.accounts)

/** A caller who fails as often as it is let, in steps of the clock; how many tries were judged. */
function guess(stepsMs: readonly number[], by = limits): number {
  let count: TryCount | null = null
  let now = 0
  let judged = 0
  for (const step of stepsMs) {
    now += step
    const verdict = judgeTry(count, now, by)
    if (verdict.kind === 'go') {
      judged += 1
      count = verdict.next
    }
  }
  return judged
}

describe('waiting after wrong tries (ACC-02)', () => {
  test('costs nothing for four mistakes, then 30 s, doubled up to 15 minutes', () => {
    expect([1, 4, 5, 6, 7, 9, 10, 50].map((failures) => delayAfter(failures, limits))).toEqual([0, 0, 30, 60, 120, 480, 900, 900].map((seconds) => seconds * secondMs))
  })

  test('counts down the tries that are left and says how long to wait', () => {
    const first = judgeTry(null, 1_000, limits)
    const waiting = judgeTry({ failures: 5, lastFailureAtMs: 1_000, notBeforeMs: 31_000 }, 11_000, limits)
    expect([first, waiting]).toEqual([
      { kind: 'go', triesLeft: 4, next: { failures: 1, lastFailureAtMs: 1_000, notBeforeMs: 1_000 } },
      { kind: 'wait', retryAfterMs: 20_000 },
    ])
  })

  test('lets the person try again as soon as the wait is over', () => {
    expect(judgeTry({ failures: 5, lastFailureAtMs: 1_000, notBeforeMs: 31_000 }, 31_000, limits).kind).toBe('go')
  })

  test('forgets an hour without a mistake', () => {
    expect(judgeTry({ failures: 40, lastFailureAtMs: 0, notBeforeMs: 15 * minuteMs }, hourMs, limits)).toMatchObject({ kind: 'go', triesLeft: 4 })
  })

  test('judges at most 5 tries at one moment, and at most 110 a day, however they are spaced', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 * minuteMs }), { maxLength: 400 }), (steps) => {
        const within = steps.reduce<{ total: number; kept: number[] }>(({ total, kept }, step) => (total + step < 24 * hourMs ? { total: total + step, kept: [...kept, step] } : { total: Infinity, kept }), { total: 0, kept: [] }).kept
        return guess(within) <= 110
      }),
      { seed },
    )
    expect(guess(Array.from({ length: 1000 }, () => 0))).toBe(5)
  })

  test('never lets the wide counts grow beyond the first delay: a stranger cannot lock anybody out', () => {
    const wide = [accountWideLimits(productionRules.accounts), sourceWideLimits(productionRules.accounts)]
    expect(wide.map((by) => [by.failuresBeforeDelay, delayAfter(10_000, by)])).toEqual([
      [50, 30 * secondMs],
      [100, 30 * secondMs],
    ])
  })
})
