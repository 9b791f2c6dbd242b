import { decideOutcome, decideReview, type Look } from '../../../src/domain/exam'
import { productionRules } from '../../../src/domain/rules'
import { endOfDay, startOfDay } from '../../../src/domain/units'

const { exam: rules } = productionRules
const noon = startOfDay('2027-03-10') + 12 * 3_600_000
const photo: Look = { kind: 'photo', photoId: 'p', atMs: noon, isLate: false }
const inPerson: Look = { kind: 'in-person', operatorId: 'zhou', atMs: noon }
const passed = { isPassed: true, attemptNo: 1, submittedAtMs: noon, entry: photo, exit: photo }

describe('what an attempt becomes', () => {
  test('a pass waits for a person to look at the photos, until the end of the fifth day (EXM-08)', () => {
    expect(decideOutcome(passed, rules, noon)).toEqual({ state: 'under-review', reviewDueMs: endOfDay('2027-03-15') })
  })

  test('a failure waits for nobody; the next attempt opens ten minutes after the submission', () => {
    expect(decideOutcome({ ...passed, isPassed: false }, rules, noon + 300_000)).toEqual({ state: 'failed', nextAttemptNotBeforeMs: noon + 600_000 })
  })

  test('with no photo at all there is nothing to review: staff saw the person both times (PHO-06)', () => {
    expect([decideOutcome({ ...passed, entry: inPerson, exit: inPerson }, rules, noon), decideOutcome({ ...passed, exit: inPerson }, rules, noon).state]).toEqual([{ state: 'passed' }, 'under-review'])
  })

  test('a reviewer confirms, cancels, or asks for a new exit photo with days of time (PHO-04)', () => {
    expect([decideReview('confirmed', rules, noon), decideReview('rejected', rules, noon), decideReview('retake', rules, noon)]).toEqual([
      { state: 'passed' },
      { state: 'cancelled' },
      { state: 'awaiting-exit-photo', exitDueMs: endOfDay('2027-03-15') },
    ])
  })
})
