import { parseCron } from '../../emulator/timers'

function at(text: string): number {
  return new Date(`${text}+08:00`).getTime()
}

function nextTimes(expression: string, from: string, count = 2): string[] {
  const cron = parseCron(expression)
  const times: string[] = []
  let afterMs = at(from)
  for (let n = 0; n < count; n += 1) {
    const next = cron.next(afterMs)
    if (next === undefined) break
    times.push(new Date(next + 8 * 3_600_000).toISOString().slice(0, 19))
    afterMs = next
  }
  return times
}

test.each([
  ['every five minutes', '0 */5 * * * * *', '2026-03-01T10:02:00', ['2026-03-01T10:05:00', '2026-03-01T10:10:00']],
  ['every night in Chinese time', '0 30 2 * * * *', '2026-03-01T10:00:00', ['2026-03-02T02:30:00', '2026-03-03T02:30:00']],
  ['on the first of a month', '0 0 8 1 * * *', '2026-12-15T00:00:00', ['2027-01-01T08:00:00', '2027-02-01T08:00:00']],
  ['on working days', '0 0 9 * * MON-FRI *', '2026-11-20T10:00:00', ['2026-11-23T09:00:00', '2026-11-24T09:00:00']],
  ['on Sundays, written 7 or 0', '0 0 9 * * 7 *', '2026-11-20T10:00:00', ['2026-11-22T09:00:00', '2026-11-29T09:00:00']],
  ['on a day or a weekday when both are given', '0 0 0 15 * MON *', '2026-11-10T00:00:00', ['2026-11-15T00:00:00', '2026-11-16T00:00:00']],
  ['at several seconds', '10,40 0 0 * * * *', '2026-01-01T00:00:10', ['2026-01-01T00:00:40', '2026-01-02T00:00:10']],
  ['in chosen months by name', '0 0 0 1 JAN,JUL * *', '2026-02-01T00:00:00', ['2026-07-01T00:00:00', '2027-01-01T00:00:00']],
  ['on 29 February only', '0 0 0 29 2 * *', '2026-01-01T00:00:00', ['2028-02-29T00:00:00', '2032-02-29T00:00:00']],
  ['never again after its year', '0 0 0 1 1 * 2027', '2026-06-01T00:00:00', ['2027-01-01T00:00:00']],
])('fires %s', (_title, expression, from, times) => {
  expect(nextTimes(expression, from)).toEqual(times)
})

test.each(['* * * * *', '0 0 25 * * * *', '0 0 0 * XYZ * *', '0 */0 * * * * *', '61 0 0 * * * *'])('refuses the expression %s', (expression) => {
  expect(() => parseCron(expression)).toThrow()
})
