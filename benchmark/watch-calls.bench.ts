// Calls per learner-hour and loss on a kill, beside clients shaped like other systems', on the same seeded hours.
// Arguments: learners, hours each, seed, and other lease lengths than production's in seconds (mean, cap).
import { describeMachine } from './machine'
import { liveHere, type Life } from './watch/learner'
import { livePeer, type PeerName } from './watch/peers'
import { lessonMs, openWatchSchool } from './watch/school'
import { addUp, allCalls, mean, perHour, quantile, type Tally } from './watch/tally'
import { drawLearners, type Learner, type Manner } from './watch/trace'

const [people = 40, hoursEach = 1, seed = 20_261_123, leaseMeanSeconds, leaseCapSeconds] = process.argv.slice(2).map(Number)
const leases = leaseMeanSeconds === undefined ? undefined : { leaseMeanMs: leaseMeanSeconds * 1_000, leaseCapMs: (leaseCapSeconds ?? leaseMeanSeconds) * 1_000 }

async function main(): Promise<void> {
  console.log(`${people} learners, ${hoursEach} h of playing each, seed ${seed}${leases ? `, leases of ${leaseMeanSeconds} s on average` : ''}; ${describeMachine()}`)
  const startedAtMs = performance.now()
  for (const manner of ['restless', 'steady'] satisfies Manner[]) {
    const learners = drawLearners(seed, people, hoursEach, manner)
    const lives = await liveAll(learners)
    const ours = addUp(lives.map(({ tally }) => tally))
    console.log(`\n— ${manner} —`)
    for (const [name, tally] of [['this service', ours], ...(['playedu', 'kolibri', 'heartbeat20'] satisfies PeerName[]).map((peer) => [peer, addUp(learners.map((learner) => livePeer(peer, learner, lessonMs)))] as const)] as const) report(name, tally, ours)
    explain(ours, lives, learners)
  }
  console.log(`\ntook ${((performance.now() - startedAtMs) / 1000).toFixed(0)} s; ${describeMachine()}`)
}

async function liveAll(learners: readonly Learner[]): Promise<Life[]> {
  const school = await openWatchSchool(leases)
  const lives: Life[] = []
  try {
    for (const [number, learner] of learners.entries()) lives.push(await liveHere(school, learner, number))
  } finally {
    await school.cloud.stop()
  }
  return lives
}

function report(name: string, tally: Tally, ours: Tally): void {
  const rate = perHour(tally, allCalls(tally))
  const ratio = rate / perHour(ours, allCalls(ours))
  const seconds = tally.lostMs.map((lost) => lost / 1000)
  const lost = seconds.length === 0 ? '' : `   lost on a kill: mean ${mean(seconds).toFixed(1)} s, p95 ${quantile(seconds, 0.95).toFixed(1)} s, most ${Math.max(...seconds).toFixed(1)} s (${seconds.length} kills)`
  console.log(`${name.padEnd(14)} ${rate.toFixed(1).padStart(7)} calls/learner-hour  × ${ratio.toFixed(2).padStart(5)}${lost}`)
}

function explain(ours: Tally, lives: readonly Life[], learners: readonly Learner[]): void {
  const calls = Object.entries(ours.calls).sort(([, left], [, right]) => right - left)
  console.log(`  by call: ${calls.map(([name, times]) => `${name} ${perHour(ours, times).toFixed(2)}`).join(', ')}; checks ${perHour(ours, ours.checks).toFixed(2)}`)
  for (const isComputer of [false, true]) {
    const own = addUp(lives.filter((_life, number) => learners[number]?.isComputer === isComputer).map(({ tally }) => tally))
    if (own.playedMs > 0) console.log(`  ${isComputer ? 'computer with the phone beside it' : 'phone'}: ${perHour(own, allCalls(own)).toFixed(1)} calls/learner-hour`)
  }
  const credited = lives.reduce((total, { creditedMs }) => total + creditedMs, 0)
  const renewals = lives.flatMap(({ counted }) => counted.filter(({ name }) => name === 'renew'))
  console.log(`  credited ${(credited / 3_600_000).toFixed(2)} h of ${(ours.playedMs / 3_600_000).toFixed(2)} h played (what a kill cost was played twice)`)
  console.log(`  renewals ${renewals.length}: ${renewals.filter(({ reads, writes }) => reads === 0 && writes === 1).length} of them one write and no read`)
}

void main()
