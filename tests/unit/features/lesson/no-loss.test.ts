import fc from 'fast-check'
import { inherit } from '../../../../src/features/lesson/inheritance'
import { mediaMs, newWorld, openPage, startBench, type Bench } from './bench'
import { seed } from '../../../seed'

type Action =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'press' }
  | { readonly kind: 'drag'; readonly share: number }
  | { readonly kind: 'network'; readonly isUp: boolean }
  | { readonly kind: 'lost-replies'; readonly isOn: boolean }
  | { readonly kind: 'hide-and-show'; readonly ms: number }
  | { readonly kind: 'kill' }

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 240 }).map((steps) => steps * 500) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'press' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drag' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('network' as const), isUp: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lost-replies' as const), isOn: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hide-and-show' as const), ms: fc.integer({ min: 1, max: 60 }).map((steps) => steps * 500) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
)

const journalMs = 5_500
/** Where a player lands beside its place, and what the last unsent report holds. */
const slackMs = 3_000

async function act(bench: Bench, step: Exclude<Action, { kind: 'kill' }>): Promise<void> {
  switch (step.kind) {
    case 'pass':
      return bench.pass(step.ms)
    case 'press':
      return bench.press()
    case 'drag':
      return bench.drag(Math.round((step.share * mediaMs) / 250) * 250)
    case 'network':
      bench.server.isReachable = step.isUp
      bench.session.send({ kind: 'network', isOnline: step.isUp })
      return bench.settle()
    case 'lost-replies':
      bench.server.losesReplies = step.isOn
      return
    case 'hide-and-show':
      bench.session.send({ kind: 'hidden' })
      await bench.pass(step.ms)
      bench.session.send({ kind: 'shown' })
      return bench.settle()
  }
}

test('whatever is lost, dragged, hidden or killed: what was watched is credited, nothing else is (PLY-02, PLY-06, invariant 8)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 25 }), async (actions) => {
      const world = newWorld()
      let bench = startBench({}, {}, world)
      let kills = 0
      let pages = 1
      await openPage(bench)
      for (const step of actions) {
        if (step.kind !== 'kill') {
          await act(bench, step)
          continue
        }
        kills += 1
        pages += 1
        bench = startBench(inherit([...world.stored.values()], new Set(), `p${pages}`), {}, world)
        await openPage(bench)
      }
      world.server.losesReplies = false
      world.server.isReachable = true
      bench.session.send({ kind: 'network', isOnline: true })
      bench.session.send({ kind: 'hidden' })
      await bench.pass(60_000)

      expect(world.server.frontierMs).toBeGreaterThanOrEqual(world.watchedMs - kills * journalMs - slackMs)
      expect(world.server.frontierMs).toBeLessThanOrEqual(world.watchedMs + slackMs)
      expect(world.server.frontierMs).toBeLessThanOrEqual(world.now + slackMs)
    }),
    { seed, numRuns: 150 },
  )
}, 60_000)
