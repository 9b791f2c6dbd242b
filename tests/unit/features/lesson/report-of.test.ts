import { maxSegments } from '../../../../src/contract/learning/segments'
import { advanceFrontier, reportAtSegments, reportOf, type Segment } from '../../../../src/features/lesson/segments'

/** Plays twenty seconds, goes back ten, and so on. */
const toAndFro = Array.from({ length: 300 }, (_, turn): Segment => [turn * 10_000, turn * 10_000 + 20_000])

describe('a report of somebody who jumped about without network for long (PLY-06)', () => {
  test('fits into one report and counts the same', () => {
    const report = reportOf(toAndFro)
    expect({ fits: report.length <= maxSegments, frontier: advanceFrontier(0, report) }).toEqual({ fits: true, frontier: advanceFrontier(0, toAndFro) })
  })

  test('begins as it did when it was shorter: a repeat is never something different (invariant 5)', () => {
    expect(reportOf(toAndFro).slice(0, reportAtSegments)).toEqual(reportOf(toAndFro.slice(0, reportAtSegments)))
  })

  test('leaves out what nothing can bridge last, and never more than a report holds', () => {
    const scattered = Array.from({ length: 500 }, (_, turn): Segment => [turn * 10_000, turn * 10_000 + 1_000])
    expect(reportOf(scattered)).toHaveLength(maxSegments)
  })
})
