import { watchRecordsOf } from '../../../cloudfunctions/platform/evidence/audit-people'
import { photoTerm } from '../../../src/domain/retention'
import type { AttemptState } from '../../../src/domain/exam'
import { dayMs, dayOf, daysBetween, startOfDay } from '../../../src/domain/units'
import vectors from '../../vectors/retention/photos.json'

const takenOn = '2027-03-01'
const takenAtMs = startOfDay(takenOn) + dayMs / 2

describe('when a face photo goes (PRV-01)', () => {
  test.each(vectors.cases)('$why', ({ state, asked, goesOn, by }) => {
    const attempt = state === null ? null : { state: state as AttemptState, settledAtMs: takenAtMs + dayMs }
    const term = photoTerm({ attempt, takenAtMs, askedAtMs: asked === undefined ? null : takenAtMs + asked * dayMs }, { facePhotoDays: 180, appealDays: 15 })
    expect(term.kind === 'needed' ? { goesOn: null, by: undefined } : { goesOn: daysBetween(takenOn, dayOf(term.atMs)), by: term.why }).toEqual({ goesOn, by })
  })
})

test('an audit does not miss stretches that were destroyed at the end of their term (PRV-04)', () => {
  const kept = { period: 'p', lesson: 'l1', frontierMs: 60_000, stretches: [] }
  const destroyed = { ...kept, lesson: 'l2', detailsDeletedAtMs: 1 }
  const { progress } = watchRecordsOf({ desk: null, progress: [kept, destroyed] } as unknown as Parameters<typeof watchRecordsOf>[0])
  expect(progress.map(({ lesson, isTrimmed }) => [lesson, isTrimmed])).toEqual([['l1', false], ['l2', true]])
})
