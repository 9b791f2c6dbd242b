// What stands between a trainee and a lesson's exercise: the right to the lesson, a due check, an unfinished video.
import { currentFrontier, isPlayed, progressKey } from '../../../src/domain/playback'
import type { Context } from '../../platform/context'
import type { DeskDocument, ExerciseDocument } from '../../platform/documents/learning'
import { Refusal } from '../../platform/refusal'
import { readDeskFirst, type DeskAndRight } from './desk-first'
import { viewCheck } from './lease-answer'
import { requireLessonRight, type LessonRight } from './lesson-right'

export interface ExerciseAccess extends DeskAndRight {
  readonly right: LessonRight
  readonly exerciseId: string
  /** Null before the first try. */
  readonly exercise: ExerciseDocument | null
  readonly frontierMs: number
}

export async function loadExercise(context: Context, enrolmentId: string, lessonId: string): Promise<ExerciseAccess> {
  const own = await readDeskFirst(context)
  const right = await requireLessonRight(context, own.signedIn, enrolmentId, lessonId)
  const exerciseId = progressKey(right.period._id, lessonId)
  const [exercise, progress] = await Promise.all([context.database.get('exercises', exerciseId), context.database.get('progress', exerciseId)])
  return { ...own, right, exerciseId, exercise, frontierMs: currentFrontier(own.desk, progress, right.period._id, lessonId).frontierMs }
}

/** While a check is due nothing is credited, hours included (integrity 6). */
export function refuseWhileCheckIsDue(desk: DeskDocument | null, now: number): void {
  if (desk?.check) throw new Refusal('CHECK_DUE', 'a check waits for its answer', viewCheck(desk.check, now))
}

export function refuseUnfinishedVideo({ right, frontierMs }: Pick<ExerciseAccess, 'right' | 'frontierMs'>): void {
  const { mediaMs } = right.lesson
  if (right.isEarned || isPlayed(frontierMs, mediaMs, right.rules.playback)) return
  throw new Refusal('VIDEO_UNFINISHED', 'the video comes first', { remainingMs: Math.max(0, mediaMs - frontierMs) })
}

export function emptyExercise(exerciseId: string, traineeId: string, period: string, lesson: string): ExerciseDocument {
  return { _id: exerciseId, version: 0, traineeId, period, lesson, tries: 0, failuresInRow: 0, open: null, marked: null, nextTryNotBeforeMs: 0 }
}
