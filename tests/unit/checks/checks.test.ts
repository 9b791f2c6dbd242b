import {
  confirmCheck,
  firstCheckState,
  intervalToCheck,
  isNamed,
  isThresholdReached,
  isWindowOver,
  missCheck,
  raiseCheck,
  rearmCheck,
  showCheck,
  wasShownInFull,
  type CheckDesk,
} from '../../../src/domain/checks'
import { productionRules } from '../../../src/domain/rules'
import { minuteMs } from '../../../src/domain/units'
import intervals from '../../vectors/checks/intervals.json'

const rules = productionRules.checks
const due = raiseCheck({ checkNo: 4, via: 'qr', lesson: 'lesson-1', device: '电脑浏览器' }, { code: 'c.1', sixDigits: '135790' }, 1_000_000, rules)
const desk: CheckDesk = { meterMs: 900_000, checkNo: 4, check: due, checkState: firstCheckState }

describe('when a check falls due (CHK-03)', () => {
  it.each(intervals)('$title', ({ draw, isStrict, minutes }) => {
    expect(Math.round((intervalToCheck(draw, isStrict, rules) / minuteMs) * 1000) / 1000).toBe(minutes)
  })

  it('asks about four times in an hour of leased time', () => {
    const draws = Array.from({ length: 10_000 }, (_, n) => n / 10_000)
    const mean = draws.reduce((sum, draw) => sum + intervalToCheck(draw, false, rules), 0) / draws.length
    expect(Math.round((60 * minuteMs) / mean / 0.1) * 0.1).toBeCloseTo(3.7, 1)
  })

  it('falls due on a whole millisecond', () => {
    expect([0.1, 0.333, 0.777].map((draw) => intervalToCheck(draw, false, rules)).filter((interval) => !Number.isInteger(interval))).toEqual([])
  })

  it('one more answer in time is still strict: two to six minutes', () => {
    const strict = (strictAnswersLeft: number) => isThresholdReached(299_999, { ...firstCheckState, strictAnswersLeft }, 0, rules)
    expect([strict(0), strict(1), strict(2)]).toEqual([false, true, true])
  })

  it('counts from the meter at the last check, over lessons and devices', () => {
    const state = { ...firstCheckState, meterAtLastMs: 600_000 }
    expect([899_999, 900_000].map((meterMs) => isThresholdReached(meterMs, state, 0, rules))).toEqual([false, true])
  })

  it('leaves some leased time between two checks, whatever a rule set says', () => {
    expect(intervalToCheck(0, false, { ...rules, baseMs: 0, meanMs: 0, capMs: 0 })).toBe(1)
  })
})

describe('the window of a check (CHK-04)', () => {
  it('is three minutes by QR code and ten seconds of grace', () => {
    expect([due.expiresAt - 1_000_000, isWindowOver(due, 1_190_000, rules), isWindowOver(due, 1_190_001, rules)]).toEqual([180_000, false, true])
  })

  it('begins when the code is on the screen, once', () => {
    const shown = showCheck(due, 1_020_000, rules)
    expect([shown.shownAt, shown.expiresAt, showCheck(shown, 1_100_000, rules)]).toEqual([1_020_000, 1_200_000, shown])
  })

  it('is told from its first moment: nobody has seen it, nobody has missed it', () => {
    const names = { checkNo: 4, via: 'qr', lesson: 'lesson-1', device: '电脑浏览器', code: 'c.1', sixDigits: '135790' }
    expect(due).toEqual({ ...names, dueAt: 1_000_000, armedAt: 1_000_000, shownAt: null, expiresAt: 1_180_000, missed: false })
    expect(showCheck(due, 1_020_000, rules)).toEqual({ ...due, shownAt: 1_020_000, expiresAt: 1_200_000 })
    const anew = { via: 'in-place', device: '手机微信' } as const
    expect(rearmCheck({ ...due, shownAt: 5, missed: true }, anew, { code: 'c.2', sixDigits: '246801' }, 2_000_000, rules)).toEqual({ ...due, ...anew, code: 'c.2', sixDigits: '246801', missed: true, armedAt: 2_000_000, expiresAt: 2_090_000 })
    expect([isNamed(due, 'c.1'), isNamed(due, '135790'), isNamed(due, '135791')]).toEqual([true, true, false])
  })

  it('a check shown anew has another code and digits, and stays the same check', () => {
    const anew = rearmCheck(due, { via: 'in-place', device: '手机微信' }, { code: 'c.2', sixDigits: '246801' }, 2_000_000, rules)
    expect([anew.checkNo, anew.dueAt, anew.expiresAt, isNamed(anew, 'c.1'), isNamed(anew, '135790'), isNamed(anew, '246801')]).toEqual([4, 1_000_000, 2_090_000, false, false, true])
  })
})

describe('answers and misses (CHK-03, CHK-05)', () => {
  it('an answer counts the next interval from the meter as it is', () => {
    expect(confirmCheck(desk)).toEqual({ meterMs: 900_000, checkNo: 5, check: null, checkState: { ...firstCheckState, meterAtLastMs: 900_000 } })
  })

  it('after a miss two answers in a row in time make the interval long again', () => {
    const strictness: number[] = []
    let next = confirmCheck(missCheck(desk, rules))
    strictness.push(next.checkState.strictAnswersLeft)
    for (let n = 0; n < 2; n += 1) {
      next = confirmCheck({ ...next, check: due })
      strictness.push(next.checkState.strictAnswersLeft)
    }
    expect([strictness, next.checkState.missed]).toEqual([[2, 1, 0], 1])
  })

  it('the same check is missed once', () => {
    const missed = missCheck(desk, rules)
    expect(missCheck(missed, rules)).toBe(missed)
  })

  it('an answer relaxes nothing that was not strict, and forgets the orphans', () => {
    const given = { ...desk, checkState: { ...firstCheckState, missed: 3, orphansAtMs: [1, 2] } }
    expect(confirmCheck(given).checkState).toEqual({ ...firstCheckState, missed: 3, meterAtLastMs: 900_000 })
  })

  it('a miss changes the check and the next intervals, nothing else', () => {
    const state = { meterAtLastMs: 5, missed: 1, strictAnswersLeft: 0, orphansAtMs: [7] }
    expect(missCheck({ ...desk, checkState: state }, rules)).toEqual({ ...desk, check: { ...due, missed: true }, checkState: { ...state, missed: 2, strictAnswersLeft: 2 } })
  })

  it('where no check is due nothing is answered and nothing missed', () => {
    const calm = { ...desk, check: null }
    expect(missCheck(calm, rules)).toBe(calm)
    expect(() => confirmCheck(calm)).toThrow('no check is due')
  })

  it('a check that was hardly on the screen is undelivered, not missed: a call, a lock or a kill is no miss', () => {
    const afterWindow = due.expiresAt + 1
    expect([
      wasShownInFull(due, 0, afterWindow, rules),
      wasShownInFull(due, 180_000, afterWindow, rules),
      wasShownInFull({ ...due, shownAt: 1_000_000 }, 0, afterWindow, rules),
      wasShownInFull({ ...due, shownAt: 1_000_000 }, 180_000, due.expiresAt - 1, rules),
    ]).toEqual([false, true, true, false])
  })
})
