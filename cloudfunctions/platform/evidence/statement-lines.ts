// The statement of one person as operators and inspectors read it: per lesson and day (PLY-08).
import { creditReasonTexts, statementByDay, uncreditedOf, type StatementDay, type Stretch } from '../../../src/domain/playback'
import { secondMs, type Milliseconds } from '../../../src/domain/units'
import type { PersonRecords } from './person-records'

export interface LessonDay extends Omit<StatementDay<Stretch>, 'stretches'> {
  readonly period: string
  readonly lesson: string
  readonly title: string
  readonly stretches: readonly (Stretch & { readonly uncreditedMs: Milliseconds })[]
}

/** The newest day first, in it the lesson played last. */
export function lessonDaysOf({ progress, desk, courses }: Pick<PersonRecords, 'progress' | 'desk' | 'courses'>): LessonDay[] {
  const lessons = new Map<string, { period: string; lesson: string; stretches: Stretch[] }>()
  const running = desk?.live ? desk.stretches : []
  for (const stretch of [...progress.flatMap(({ stretches }) => stretches), ...running]) {
    const key = `${stretch.period}_${stretch.lesson}`
    const known = lessons.get(key) ?? { period: stretch.period, lesson: stretch.lesson, stretches: [] }
    known.stretches.push(stretch)
    lessons.set(key, known)
  }
  const titles = new Map([...courses.values()].flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.lessons.map(({ lessonId, title }) => [lessonId, title] as const))))
  const days = [...lessons.values()].flatMap(({ period, lesson, stretches }) =>
    statementByDay(stretches).map((one): LessonDay => ({ ...one, period, lesson, title: titles.get(lesson) ?? lesson, stretches: one.stretches.map((stretch) => ({ ...stretch, uncreditedMs: uncreditedOf(stretch) })) })),
  )
  return days.sort((left, right) => (right.stretches[0]?.fromAt ?? 0) - (left.stretches[0]?.fromAt ?? 0))
}

/** `计上 31 分；没有计 3 分（学习验证没有答上 3 分）` */
export function reasonLine({ creditedMs, uncreditedMs, reasons }: Pick<LessonDay, 'creditedMs' | 'uncreditedMs' | 'reasons'>): string {
  const why = reasons.map(({ reason, uncreditedMs: ms }) => `${creditReasonTexts[reason]} ${minutesText(ms)}`).join('、')
  return `计上 ${minutesText(creditedMs)}${uncreditedMs === 0 ? '' : `；没有计 ${minutesText(uncreditedMs)}（${why}）`}`
}

/** `31 分`, `31 分 20 秒`, `20 秒`: whole seconds, never rounded up. */
export function minutesText(ms: Milliseconds): string {
  const seconds = Math.floor(ms / secondMs)
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  if (minutes === 0) return `${rest} 秒`
  return rest === 0 ? `${minutes} 分` : `${minutes} 分 ${rest} 秒`
}

/** 15:30:05 in UTC+8. */
export function clockText(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(11, 19)
}
