import { partsOf, type Overview } from '../../../src/features/exam-notice/text'

function overviewAt(step: Overview['step'], givenVersion: string | null): Overview {
  return { step, consent: { text: { version: 'v2', title: '', clauses: [] }, givenAtMs: null, givenVersion } } as unknown as Overview
}

test.each([
  ['before the first attempt both texts stand', { kind: 'notice' }, null, { hasNotice: true, asksConsent: true }],
  ['a consent that was given is not asked for again', { kind: 'notice' }, 'v2', { hasNotice: true, asksConsent: false }],
  ['a new text of the consent is asked for again', { kind: 'notice' }, 'v1', { hasNotice: true, asksConsent: true }],
  ['whoever has agreed to the notice alone is asked for the consent alone', { kind: 'consent' }, null, { hasNotice: false, asksConsent: true }],
  ['every attempt begins with the notice', { kind: 'failed', attemptId: 'a', score: 1 }, 'v2', { hasNotice: true, asksConsent: false }],
  ['while the wait runs there is nothing to agree to', { kind: 'cancelled', attemptId: 'a', reason: '', againInMs: 1 }, 'v2', { hasNotice: false, asksConsent: false }],
  ['a consent withdrawn during the exam is asked for before the exit photo', { kind: 'exit-photo', attemptId: 'a', withinMs: 1, again: false }, null, { hasNotice: false, asksConsent: true }],
] as const)('%s (PRV-01)', (_title, step, givenVersion, parts) => {
  expect(partsOf(overviewAt(step as Overview['step'], givenVersion))).toEqual(parts)
})
