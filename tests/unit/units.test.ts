import { addDays, addMonths, dayOf, daysBetween, endOfDay, isDay, startOfDay } from '../../src/domain/units'
import vectors from '../vectors/units/days.json'

describe('days in UTC+8', () => {
  test.each(vectors.dayOf)('$instant falls on $day: $why', ({ instant, day }) => {
    expect(dayOf(Date.parse(instant))).toBe(day)
  })
  test.each(vectors.addMonths)('$day and $months months is $result: $why', ({ day, months, result }) => {
    expect(addMonths(day, months)).toBe(result)
  })
  test.each(vectors.isDay)('“$text” exists: $exists', ({ text, exists }) => {
    expect(isDay(text)).toBe(exists)
  })
  test.each(vectors.daysBetween)('from $from to $to are $days days', ({ from, to, days }) => {
    expect(daysBetween(from, to)).toBe(days)
    expect(addDays(from, days)).toBe(to)
  })
  test('a term that ends on a day still holds in the last millisecond of that day', () => {
    expect([dayOf(endOfDay('2027-01-03')), dayOf(endOfDay('2027-01-03') + 1), dayOf(startOfDay('2027-01-03'))]).toEqual(['2027-01-03', '2027-01-04', '2027-01-03'])
  })
})
