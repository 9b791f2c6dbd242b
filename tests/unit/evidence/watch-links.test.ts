// The stretches of the watch stream against the closings that anchor them (PLY-08, PRV-04).
import { canonicalJson, linkPurpose, placesOf, stretchesDigest, verifyStretches, type ChainEntry, type WatchRecords } from '../../../src/domain/evidence'
import type { Stretch } from '../../../src/domain/playback'
import { keyed, makeChain, sha256 } from './hashing'

const stretch = (n: number, lesson: string, change: Partial<Stretch> = {}): Stretch => ({ n, epoch: 1, turn: n, period: 'p', lesson, fromAt: n * 60_000, toAt: (n + 1) * 60_000, creditedMs: 60_000, frontierMs: n * 60_000, reason: 'credited', ...change })
const stretches = [stretch(1, 'a'), stretch(2, 'a'), stretch(3, 'b'), stretch(4, 'a'), stretch(5, 'b')]
const groups = [[1, 2], [4], [3, 5]]

function headAfter(n: number, keyOf: (place: number) => string): string {
  return stretches.slice(0, n).reduce((head, one) => keyed(keyOf(one.n), linkPurpose, head, canonicalJson({ ...one })) ?? '', '')
}

function arrange(keyOf: (place: number) => string = () => 'k1'): { watch: WatchRecords; closings: ChainEntry[] } {
  const contents = groups.map((places) => {
    const settled = places.map((n) => stretches[n - 1] as Stretch)
    const last = settled.at(-1) as Stretch
    const links = places.includes(3) ? 5 : last.n
    return { head: headAfter(links, keyOf), links, places: placesOf(settled), stretches: stretchesDigest(settled, sha256), period: 'p', lesson: last.lesson, frontierMs: last.frontierMs }
  })
  const progress = [{ period: 'p', lesson: 'a', frontierMs: 240_000, isTrimmed: false }, { period: 'p', lesson: 'b', frontierMs: 300_000, isTrimmed: false }]
  return { watch: { stretches, running: [], progress, end: { head: headAfter(5, keyOf), links: 5 } }, closings: makeChain(contents).entries }
}

const all = { keyIds: ['k2', 'k1'], hash: keyed }

function problems(watch: WatchRecords, closings: ChainEntry[], keys: typeof all | null = all): string[] {
  return verifyStretches(watch, closings, sha256, keys).map(({ kind, lesson, n }) => `${kind} ${lesson} ${n}`)
}

describe('the stretches that were played', () => {
  test('fit their closings, under one key and after a rotation (PRV-04)', () => {
    const [plain, rotated] = [arrange(), arrange((n) => (n <= 3 ? 'k1' : 'k2'))]
    expect([problems(plain.watch, plain.closings), problems(rotated.watch, rotated.closings)]).toEqual([[], []])
  })

  test('a stretch credited afterwards is found, with the key and without (PLY-05)', () => {
    const { watch, closings } = arrange()
    const forged = { ...watch, stretches: [stretch(1, 'a', { creditedMs: 61_000 }), ...stretches.slice(1)] }
    expect([problems(forged, closings, null), problems(forged, closings)]).toEqual([['stretch-altered a 1'], ['stretch-altered a 1', 'watch-head-differs  5']])
  })

  test('a removed stretch and one put in are found (PLY-08)', () => {
    const { watch, closings } = arrange()
    expect([problems({ ...watch, stretches: stretches.filter(({ n }) => n !== 2) }, closings, null), problems({ ...watch, stretches: [...stretches, stretch(6, 'b')] }, closings, null)]).toEqual([['stretch-missing a 2'], ['stretch-unproved b 6']])
  })

  test('a frontier that no closing vouches for is found (PLY-05)', () => {
    const { watch, closings } = arrange()
    expect(problems({ ...watch, progress: [{ period: 'p', lesson: 'a', frontierMs: 600_000, isTrimmed: false }, { period: 'p', lesson: 'c', frontierMs: 1, isTrimmed: false }] }, closings, null)).toEqual(['frontier-differs a 0', 'frontier-differs c 0'])
  })

  test('stretches of the running lease wait for their closing; of a lesson replayed for weeks the oldest are not kept (PLY-08)', () => {
    const { watch, closings } = arrange()
    const running = [stretch(6, 'b')]
    const trimmed = watch.progress.map((one) => ({ ...one, isTrimmed: one.lesson === 'a' }))
    expect([problems({ ...watch, stretches: [...stretches, ...running], running }, closings, null), problems({ ...watch, stretches: stretches.slice(1), progress: trimmed }, closings)]).toEqual([[], []])
  })
})
