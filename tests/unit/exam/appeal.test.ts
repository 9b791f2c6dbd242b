import { attemptStates, effectOfAppeal, judgeAppeal, judgeDecider, movedTo, statesAfter, type AppealableState, type AppealOutcome, type AttemptState } from '../../../src/domain/exam'
import { productionRules } from '../../../src/domain/rules'
import { endOfDay, startOfDay } from '../../../src/domain/units'
import vectors from '../../vectors/exam/appeals.json'

const { exam: rules } = productionRules
const noon = startOfDay('2027-03-17') + 12 * 3_600_000

describe('an appeal (PHO-04)', () => {
  test.each(vectors.handingIn)('handed in: $why', ({ state, day, verdict, hasAppeal = false, isPassedSince = false }) => {
    expect(judgeAppeal({ state: state as AttemptState, settledAtMs: noon, hasAppeal, isPassedSince }, rules, endOfDay(day) - 60_000)).toEqual(verdict)
  })

  test.each(vectors.deciders)('decided by: $why', ({ operator, decidedBy, coSignedBy, staff, isOwn = false, verdict }) => {
    expect(judgeDecider({ operatorId: operator, decidedBy, coSignedBy, activeStaff: staff, isOwnRecord: isOwn })).toBe(verdict)
  })

  test.each(vectors.effects)('leads to: $why', ({ outcome, against, effect, hasCertificate = false, isAnotherOpen = false, isAnotherPassed = false }) => {
    expect(effectOfAppeal(outcome as AppealOutcome, { against: against as AppealableState, hasCertificate, isAnotherOpen, isAnotherPassed })).toBe(effect)
  })
})

describe('the states of an attempt (EXM-03, PHO-05)', () => {
  test('every state is reached from the start, and none is an end: a mended key leads on even from a failure', () => {
    const reached = new Set<AttemptState>(['in-progress'])
    for (const state of reached) for (const next of statesAfter(state)) reached.add(next)
    expect([[...reached].sort(), attemptStates.filter((state) => statesAfter(state).length === 0)]).toEqual([[...attemptStates].sort(), []])
  })

  test('a pass comes from nowhere but a verified person, a review or a won appeal', () => {
    expect(attemptStates.filter((state) => statesAfter(state).includes('passed'))).toEqual(['awaiting-exit-photo', 'under-review', 'withheld', 'appealed'])
  })

  test('a move that does not exist is a fault of the program', () => {
    expect(() => movedTo('failed', 'passed')).toThrow('an attempt never moves from failed to passed')
  })
})
