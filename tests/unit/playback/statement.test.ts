// The statement by day (PLY-08): what was credited, what was not, and why.
import { creditReasons, creditReasonTexts, statementByDay, stretchText, type StatementStretch } from '../../../src/domain/playback'
import { minuteMs } from '../../../src/domain/units'

/** 2027-03-01 23:50 in UTC+8. */
const late = Date.parse('2027-03-01T15:50:00Z')
const stretch = (fromMin: number, toMin: number, creditedMin: number, reason: StatementStretch['reason']): StatementStretch => ({ fromAt: late + fromMin * minuteMs, toAt: late + toMin * minuteMs, creditedMs: creditedMin * minuteMs, reason })

describe('the statement of a lesson', () => {
  test('adds up each day in UTC+8, the newest first, with the uncredited time by its reason (PLY-08)', () => {
    const days = statementByDay([stretch(0, 5, 5, 'credited'), stretch(5, 20, 12, 'faster-than-clock'), stretch(20, 26, 0, 'check-missed'), stretch(26, 28, 0, 'rewatched')])
    expect(days.map(({ day, creditedMs, uncreditedMs, reasons, stretches }) => [day, creditedMs / minuteMs, uncreditedMs / minuteMs, reasons.map(({ reason, uncreditedMs: ms }) => `${reason} ${ms / minuteMs}`), stretches.length])).toEqual([
      ['2027-03-02', 0, 8, ['check-missed 6', 'rewatched 2'], 2],
      ['2027-03-01', 17, 3, ['faster-than-clock 3'], 2],
    ])
  })

  test('calls the rest of a stretch that was credited in full a pause (PLY-08)', () => {
    const paused = stretch(0, 5, 3, 'credited')
    const [day] = statementByDay([paused, stretch(5, 6, 1, 'credited')])
    expect([day?.reasons, stretchText(paused), stretchText(stretch(5, 6, 1, 'credited'))]).toEqual([[{ reason: 'nothing-played', uncreditedMs: 2 * minuteMs }], '播放的都计上，其余时间没有播放', '全部计上'])
  })

  test('asks nobody about a second between two clocks (PLY-08)', () => {
    const [day] = statementByDay([{ fromAt: late, toAt: late + 60_000, creditedMs: 58_500, reason: 'credited' }])
    expect([day?.uncreditedMs, day?.reasons]).toEqual([0, []])
  })

  test('never counts time twice when more was credited than this stretch lasted: budget was carried (integrity)', () => {
    const [day] = statementByDay([{ fromAt: late, toAt: late + 10_000, creditedMs: 60_000, reason: 'credited' }])
    expect(day?.uncreditedMs).toBe(0)
  })

  test('has a sentence for every reason (PLY-08)', () => {
    expect(creditReasons.filter((reason) => creditReasonTexts[reason].length < 4)).toEqual([])
  })
})
