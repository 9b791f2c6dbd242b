// The brute-force oracle: it sees only what pages see (answers and refusals) and counts second by second.
import { progressKey, walk, type Segment } from '../../../src/domain/playback'
import { lessonFacts, rules } from './case'
import type { Answer } from './world'

interface Grant {
  readonly epoch: number
  readonly lesson: string
  readonly openedAt: number
  until: number
  /** Leased time of this epoch, counted as it passed. */
  leasedMs: number
  credited: number
}

export class Oracle {
  readonly grants = new Map<number, Grant>()
  private live: Grant | null = null
  readonly reported = new Map<string, Segment[]>()
  private creditedByLesson = new Map<string, number>()
  creditedInAll = 0

  /** One second passes; it is leased to at most one page. */
  tick(second: number): void {
    if (this.live !== null) this.live.leasedMs += Math.max(0, Math.min(1000, this.live.until - second * 1000))
  }

  granted(epoch: number, lesson: string, answer: Answer, now: number): void {
    const grant = this.grants.get(epoch) ?? { epoch, lesson, openedAt: now, until: 0, leasedMs: 0, credited: 0 }
    grant.until = now + answer.leaseMs
    this.grants.set(epoch, grant)
    this.live = grant
  }

  ended(): void {
    this.live = null
  }

  reports(lesson: string, segments: readonly Segment[]): void {
    this.reported.set(lesson, [...(this.reported.get(lesson) ?? []), ...segments])
  }

  credited(epoch: number, lesson: string, creditedMs: number): void {
    const grant = this.grants.get(epoch)
    if (grant) grant.credited += creditedMs
    this.creditedByLesson.set(lesson, (this.creditedByLesson.get(lesson) ?? 0) + creditedMs)
    this.creditedInAll += creditedMs
  }

  leasedInAllMs(): number {
    return [...this.grants.values()].reduce((sum, { leasedMs }) => sum + leasedMs, 0)
  }

  /** How far the lesson could be played without a gap by anything ever reported, in the kindest order. */
  private reachable(lesson: string): number {
    const segments = this.reported.get(lesson) ?? []
    let reached = 0
    for (let again = true; again; ) {
      const next = walk(reached, segments, rules, lessonFacts.mediaMs).reachedMs
      again = next > reached
      reached = next
    }
    return reached
  }

  /** What must hold after every step. */
  violations(now: number, frontierOf: (lesson: string) => number): string[] {
    const wrong: string[] = []
    for (const { epoch, credited, leasedMs, openedAt } of this.grants.values()) {
      if (credited > leasedMs) wrong.push(`epoch ${epoch} was credited ${credited} of ${leasedMs} leased ms (1)`)
      const since = [...this.grants.values()].filter((grant) => grant.openedAt >= openedAt).reduce((sum, grant) => sum + grant.credited, 0)
      if (since > now - openedAt) wrong.push(`${since} ms credited in ${now - openedAt} ms since ${openedAt} (1)`)
    }
    for (const lesson of this.reported.keys()) {
      const frontier = frontierOf(lesson)
      if (frontier !== (this.creditedByLesson.get(lesson) ?? 0)) wrong.push(`frontier ${frontier} of ${progressKey('', lesson)} is not the sum of its credits (2)`)
      if (frontier > this.reachable(lesson)) wrong.push(`frontier ${frontier} lies beyond what was ever played (3)`)
      if (frontier > lessonFacts.mediaMs) wrong.push(`frontier beyond the media length (2)`)
    }
    return wrong
  }
}
