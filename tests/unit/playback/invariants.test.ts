// Invariants 1 to 7 of integrity.md as properties in virtual time, against a brute-force oracle: several pages, lessons
// and periods, lies, lost requests and replies, retries, replays, parallel and reordered calls, function instances that
// die or whose clocks differ, checks due, answered and missed, late and orphaned journals, rights that end. Every proof
// judges all invariants after every step; each weighs its schedules for what its title says.
import fc from 'fast-check'
import foundSchedules from '../../vectors/playback/found-schedules.json'
import { schedulesOf, usual, type Schedule, type Weights } from './schedule'
import { failFast, propertyOptions, sayHowMany, shareOf } from './runs'
import { Trial } from './trial'

interface Proof {
  readonly title: string
  readonly weights?: Partial<Weights>
  /** Draws near 0 make checks frequent. */
  readonly draws?: fc.Arbitrary<number>
}

const proofs: readonly Proof[] = [
  { title: 'every credited second is one second of leased server time, over all lessons and devices (integrity 1)' },
  { title: 'credit is the advance of the frontier and ends with the media; rewatching adds nothing (integrity 2)', weights: { late: 4, renew: 9 } },
  { title: 'nothing beyond what was played without a gap is credited before the lesson is earned (integrity 3, PLY-02)', weights: { renew: 10, right: 2 } },
  { title: 'a displaced page earns nothing for later time, and what it played before once (integrity 4, PLY-04)', weights: { open: 9, late: 5, wait: 6 } },
  { title: 'the same report twice, late, out of order or in parallel gives one state and one answer (integrity 5)', weights: { again: 10, network: 8 } },
  { title: 'while a check is due nothing is credited and no time is granted, whatever page, lesson or device (integrity 6, CHK-03)', weights: { check: 5, open: 6 }, draws: fc.double({ min: 0, max: 0.3, noNaN: true }) },
  { title: 'no frontier ever shrinks, whatever right ends meanwhile (integrity 7)', weights: { right: 5, again: 4, late: 4 } },
]

afterAll(() => sayHowMany('invariants 1 to 7', proofs.length * shareOf('invariant')))

it.each(proofs)('$title', ({ weights, draws }) => {
  const schedules = schedulesOf({ ...usual, ...weights }, draws)
  fc.assert(
    fc.property(schedules, (schedule) => {
      const wrong = new Trial(schedule).run()
      if (wrong.length > 0) throw new Error(wrong.join('; '))
    }),
    { ...propertyOptions(), numRuns: shareOf('invariant'), endOnFailure: failFast },
  )
})

// What random schedules once found, by name: no seed is needed to find it again.
it.each(foundSchedules as unknown as readonly { title: string; schedule: Schedule }[])('$title', ({ schedule }) => {
  expect(new Trial(schedule).run()).toEqual([])
})
