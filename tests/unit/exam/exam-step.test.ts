import { barrierTo, examStep, type ExamFacts, type LatestAttempt } from '../../../src/domain/exam'
import { productionRules } from '../../../src/domain/rules'
import vectors from '../../vectors/exam/steps.json'

const now = 1_000_000_000
const { exam: rules } = productionRules

const complete: ExamFacts = {
  missingHours: [],
  hasWechat: true,
  noticeVersion: 'v2',
  agreedVersion: 'v2',
  isIdentityConfirmed: true,
  hasPhotoConsent: true,
  entry: { kind: 'photo', photoId: 'p', atMs: now, isLate: false },
  nextAttemptNotBeforeMs: 0,
  latest: null,
}
const attempt: LatestAttempt = {
  attemptId: 'e_1',
  state: 'in-progress',
  device: 'phone',
  deadlineMs: now,
  exitDueMs: null,
  isExitAgain: false,
  score: null,
  reviewDueMs: null,
  certificateNumber: null,
  cancellationReason: null,
  settledAtMs: null,
  hasAppeal: false,
  appealDueMs: null,
}

describe('where the exam stands', () => {
  test.each(vectors.cases)('$why', ({ facts: { latest, ...given }, step, barrier }) => {
    const facts = { ...complete, ...given, latest: latest ? { ...attempt, ...latest } : null } as ExamFacts
    const found = barrierTo('start', facts, rules, now)
    expect({ step: examStep(facts, rules, now), barrier: found?.kind === 'missing' ? found.missing.step : (found?.kind ?? null) }).toEqual({ step, barrier })
  })

  test('names the first missing step of many', () => {
    const facts: ExamFacts = { ...complete, agreedVersion: null, isIdentityConfirmed: false, hasPhotoConsent: false, entry: null }
    expect(barrierTo('start', facts, rules, now)).toEqual({ kind: 'missing', missing: { step: 'notice' } })
  })

  test('asks of each step only what comes before it', () => {
    const facts: ExamFacts = { ...complete, agreedVersion: null, isIdentityConfirmed: false, hasPhotoConsent: false, entry: null }
    const goals = [barrierTo('agree', facts, rules, now), barrierTo('confirm-identity', { ...facts, agreedVersion: 'v2' }, rules, now), barrierTo('verify-in-person', { ...facts, agreedVersion: 'v2', isIdentityConfirmed: true }, rules, now)]
    expect(goals).toEqual([null, null, null])
  })
})
