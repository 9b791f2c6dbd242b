import fc from 'fast-check'
import { retakeWait, settleAttempt, type AttemptState, type AttemptTimes } from '../../../src/domain/exam'
import { productionRules } from '../../../src/domain/rules'
import vectors from '../../vectors/exam/settling.json'
import { seed } from '../../seed'

const minute = 60_000
const { exam: rules } = productionRules
const toMs = (minutes: number | null | undefined) => (minutes === null || minutes === undefined ? null : minutes * minute)

describe('what time does to an attempt (EXM-06, EXM-08)', () => {
  test.each(vectors.cases)('$why', ({ state, submittedAt, exitDue, now, nowMs, result }) => {
    const times: AttemptTimes = {
      state: state as AttemptState,
      deadlineMs: 60 * minute,
      submittedAtMs: toMs(submittedAt),
      submittedBy: submittedAt === undefined ? null : 'trainee',
      exitDueMs: toMs(exitDue),
    }
    const settled = settleAttempt(times, rules, nowMs ?? (now ?? 0) * minute)
    expect(settled).toEqual({ ...times, state: result.state, submittedAtMs: toMs(result.submittedAt), exitDueMs: toMs(result.exitDue), submittedBy: result.by ?? times.submittedBy })
  })

  test.each(vectors.waits)('the wait $why is $waitMinutes minutes', ({ attemptNo, waitMinutes }) => {
    expect(retakeWait(attemptNo, rules)).toBe(waitMinutes * minute)
  })

  test('looking often or once comes to the same', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 200 * minute }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(looks, (instants) => {
        const start: AttemptTimes = { state: 'in-progress', deadlineMs: 60 * minute, submittedAtMs: null, submittedBy: null, exitDueMs: null }
        const inOrder = [...instants].sort((left, right) => left - right)
        const often = inOrder.reduce((attempt, now) => settleAttempt(attempt, rules, now), start)
        expect(often).toEqual(settleAttempt(start, rules, inOrder.at(-1) ?? 0))
      }),
      { seed },
    )
  })
})
