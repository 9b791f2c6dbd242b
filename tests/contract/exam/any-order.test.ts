// The exam under any order of calls, pages, clock jumps and decisions, many at once, every one perhaps twice.
// `npm run soak -- exam` plays many more, with a fresh seed.
import fc from 'fast-check'
import { startExamCloud, type ExamCloud } from './arrange'
import { brokenRules, nothingSeen } from './exam-invariants'
import { beginPlay, makeMove, moves } from './exam-plays'
import { seed } from '../../seed'

const numRuns = Number(process.env['EXAM_RUNS'] ?? 16)
/** A quiet machine needs a second for a play. */
const patienceMs = 120_000 + numRuns * 10_000

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('the exam under any order of calls (EXM-06, cases 20 to 26)', () => {
  test('gives one result, loses no saved answer, and opens nothing after a pass, however many calls come at once', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (list) => {
        const play = await beginPlay(cloud)
        let seen = nothingSeen
        for (const next of list) {
          await makeMove(play, next)
          const found = await brokenRules(play, seen)
          expect({ after: next, broken: found.broken }).toEqual({ after: next, broken: [] })
          seen = found.seen
        }
      }),
      { seed, numRuns, endOnFailure: numRuns < 100 },
    )
  }, patienceMs)

  test('and no answer of all these breaks the contract', async () => {
    const stats = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as { contractBreaches: unknown[] }
    expect(stats.contractBreaches).toEqual([])
  })
})
