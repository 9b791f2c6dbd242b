// Clients shaped like those of other systems, on the same hours. Written anew from what their sources do; what matters
// here is when they call and what the server knows afterwards. Their endpoint accepts whatever it is told, at once and
// always: nothing on that side costs them a call.
//
// PlayEdu       playedu-pc/src/pages/course/video.tsx at 12daa31 (the h5 client is the same): opening asks for course,
//               lesson and address; when the media clock is 10 s further than at the last report, and at the end, it
//               sends the position and a ping, two calls. Nothing on pausing, nothing on leaving, nothing on the device.
// Kolibri       kolibri/plugins/learn/assets/src/composables/useProgressTracking.js at 09ddd53: opening starts a
//               session; every 5 s it looks, and reports after 120 s of time, 40 % of progress, on completion and, forced,
//               on leaving. Its media player's own saves of the place, which come on top, are left out.
// heartbeat20   what such services are most often built like: one call every 20 s of playing, one on opening.
import { minuteMs, secondMs, type Milliseconds } from '../../src/domain/units'
import type { Learner } from './trace'
import { countCall, newTally, type Tally } from './tally'

export type PeerName = 'playedu' | 'kolibri' | 'heartbeat20'

/** `timeupdate` comes about four times a second. */
const stepMs: Milliseconds = 250

interface Page {
  positionMs: Milliseconds
  /** The media position at the last report. */
  reportedMs: Milliseconds
  /** Played since the last report. */
  unreportedMs: Milliseconds
}

/** What the accepting endpoint knows: the highest position of each lesson. */
type Endpoint = Map<number, Milliseconds>

interface Client {
  readonly opening: readonly string[]
  /** Calls of this moment; none keeps silent. */
  readonly tick: (page: Page, lessonMs: Milliseconds) => readonly string[]
  readonly ended: readonly string[]
  readonly leaving: readonly string[]
}

const clients: Record<PeerName, Client> = {
  playedu: {
    opening: ['course', 'play', 'address'],
    tick: ({ positionMs, reportedMs }) => (Math.floor(positionMs / secondMs) - Math.floor(reportedMs / secondMs) >= 10 ? ['record', 'ping'] : []),
    ended: ['record', 'ping'],
    leaving: [],
  },
  kolibri: {
    opening: ['session'],
    tick: ({ positionMs, reportedMs, unreportedMs }, lessonMs) => (positionMs % (5 * secondMs) === 0 && (unreportedMs >= 2 * minuteMs || positionMs - reportedMs >= 0.4 * lessonMs) ? ['progress'] : []),
    ended: ['progress'],
    leaving: ['progress'],
  },
  heartbeat20: {
    opening: ['open'],
    tick: ({ unreportedMs }) => (unreportedMs >= 20 * secondMs ? ['beat'] : []),
    ended: ['beat'],
    leaving: ['beat'],
  },
}

export function livePeer(name: PeerName, { happenings }: Learner, lessonMs: Milliseconds): Tally {
  const client = clients[name]
  const tally = newTally()
  const endpoint: Endpoint = new Map()
  let lesson = 0
  let page: Page | null = null

  function open(): Page {
    for (const call of client.opening) countCall(tally, call)
    const positionMs = endpoint.get(lesson) ?? 0
    // PlayEdu's page counts from 0 after every opening, the others from where they begin
    return { positionMs, reportedMs: name === 'playedu' ? 0 : positionMs, unreportedMs: 0 }
  }

  function report(from: Page, calls: readonly string[]): void {
    if (calls.length === 0) return
    for (const call of calls) countCall(tally, call)
    endpoint.set(lesson, Math.max(endpoint.get(lesson) ?? 0, from.positionMs))
    from.reportedMs = from.positionMs
    from.unreportedMs = 0
  }

  for (const happening of happenings) {
    if (happening.kind === 'watch') {
      for (let left = happening.forMs; left > 0; left -= stepMs) {
        page ??= open()
        page.positionMs = Math.min(lessonMs, page.positionMs + stepMs)
        page.unreportedMs += stepMs
        tally.playedMs += stepMs
        if (page.positionMs < lessonMs) report(page, client.tick(page, lessonMs))
        else {
          report(page, client.ended)
          lesson += 1
          page = null
        }
      }
    }
    if (happening.kind === 'kill' && page !== null) tally.lostMs.push(Math.max(0, page.positionMs - (endpoint.get(lesson) ?? 0)))
    if (happening.kind === 'leave' && page !== null) report(page, client.leaving)
    if (happening.kind === 'kill' || happening.kind === 'leave') page = null
  }
  return tally
}
