// The order and the edges of the statement (PLY-08).
import { statementByDay, stretchText, uncreditedOf, type StatementStretch } from '../../../src/domain/playback'
import { dayMs } from '../../../src/domain/units'

const noon = Date.parse('2027-03-01T04:00:00Z')
const stretch = (dayNo: number, atMs: number, lengthMs: number, creditedMs: number, reason: StatementStretch['reason']): StatementStretch => {
  const fromAt = noon + dayNo * dayMs + atMs
  return { fromAt, toAt: fromAt + lengthMs, creditedMs, reason }
}

it('names the newest day and the newest stretch first, and of the reasons the largest', () => {
  const given = [stretch(1, 0, 10_000, 0, 'rewatched'), stretch(0, 0, 5_000, 5_000, 'credited'), stretch(1, 60_000, 20_000, 0, 'check-due'), stretch(2, 0, 5_000, 5_000, 'credited'), stretch(1, 30_000, 5_000, 0, 'skipped-ahead')]
  expect(statementByDay(given).map(({ day, reasons, stretches }) => [day, reasons.map(({ reason, uncreditedMs }) => `${reason} ${uncreditedMs}`), stretches.map(({ fromAt }) => (fromAt - noon) % dayMs)])).toEqual([
    ['2027-03-03', [], [0]],
    ['2027-03-02', ['check-due 20000', 'rewatched 10000', 'skipped-ahead 5000'], [60_000, 30_000, 0]],
    ['2027-03-01', [], [0]],
  ])
})

it('counts two seconds as time, less as the difference of two clocks, and never less than nothing', () => {
  expect([uncreditedOf(stretch(0, 0, 2_000, 0, 'rewatched')), uncreditedOf(stretch(0, 0, 1_999, 0, 'rewatched')), uncreditedOf(stretch(0, 0, 0, 9_000, 'credited'))]).toEqual([2_000, 0, 0])
})

it('tells a pause after full credit from any other rest', () => {
  expect([stretchText(stretch(0, 0, 60_000, 10_000, 'rewatched')), stretchText(stretch(0, 0, 60_000, 60_000, 'credited')), stretchText(stretch(0, 0, 60_000, 50_000, 'credited'))]).toEqual(['回看，以前已计过', '全部计上', '播放的都计上，其余时间没有播放'])
})
