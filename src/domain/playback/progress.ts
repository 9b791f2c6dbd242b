// What a lesson's progress document takes from the desk, and how a reader sees both as one (integrity, document shapes).
import type { Milliseconds } from '../units'
import type { Desk, Stretch } from './desk'

/** A frontier on its way into `progress/<period>_<lesson>`. */
export interface LessonFrontier {
  readonly lesson: string
  readonly period: string
  readonly courseId: string
  readonly courseVersion: number
  readonly mediaMs: Milliseconds
  readonly frontierMs: Milliseconds
  /** Where the page stood; null leaves what is stored. */
  readonly positionMs: Milliseconds | null
  readonly epoch: number
  readonly turn: number
  readonly stretches: readonly Stretch[]
}

/** Stored frontiers by progress key, of every lesson a decision may touch; absent means never played. */
export type Frontiers = Readonly<Record<string, Milliseconds>>

export function progressKey(period: string, lesson: string): string {
  return `${period}_${lesson}`
}

export interface StoredFrontier {
  readonly frontierMs: Milliseconds
  readonly positionMs: Milliseconds
}

/** The lesson's true frontier: while the desk is live on it, the stored one is stale. */
export function currentFrontier(desk: Desk | null, stored: StoredFrontier | null, period: string, lesson: string): StoredFrontier {
  if (desk !== null && desk.live && desk.period === period && desk.lesson === lesson) return { frontierMs: desk.frontierMs, positionMs: desk.positionMs }
  return stored ?? { frontierMs: 0, positionMs: 0 }
}
