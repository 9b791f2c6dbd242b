import { startExercise } from '../../../src/contract/learning/start-exercise'
import { issueTry, letterAt, type TryItem } from '../../../src/domain/exercise'
import type { ExerciseDocument, LessonDocument } from '../../platform/documents/learning'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { emptyExercise, loadExercise, refuseUnfinishedVideo, refuseWhileCheckIsDue } from './exercise-access'

/** One open try per lesson: opening the page again shows the same one. */
export const startExerciseHandler = handler(startExercise, {
  load: (context, { enrolmentId, lessonId }) => loadExercise(context, enrolmentId, lessonId),
  decide(access, _input, { nowMs, randomUnit }) {
    const { desk, right, exercise, exerciseId, signedIn } = access
    refuseWhileCheckIsDue(desk, nowMs)
    refuseUnfinishedVideo(access)
    const known = exercise ?? emptyExercise(exerciseId, signedIn.trainee._id, right.period._id, right.lesson.lessonId)
    if (known.open !== null) return { next: null, open: known.open }
    const retryAfterMs = known.nextTryNotBeforeMs - nowMs
    if (retryAfterMs > 0) throw new Refusal('EXERCISE_PAUSED', 'after several wrong tries the next one waits', { retryAfterMs })
    const open = { tryNo: known.tries + 1, issuedAtMs: nowMs, questions: issueTry(right.lesson.exercise, randomUnit) }
    const next: ExerciseDocument = { ...known, version: known.version + 1, tries: open.tryNo, open }
    return { next, open }
  },
  async commit(context, { next, open }, { exercise, right }) {
    if (next !== null) {
      const isWritten =
        exercise === null
          ? await context.database.createIfAbsent('exercises', next)
          : await context.database.updateIf('exercises', { _id: next._id, version: exercise.version }, { version: next.version, tries: next.tries, open: next.open })
      if (!isWritten) throw new CommitConflict('the exercise changed at the same moment')
    }
    return { tryNo: open.tryNo, title: right.lesson.title, earned: right.isEarned, questions: open.questions.map((item) => viewQuestion(item, right.lesson)) }
  },
})

function viewQuestion({ questionId, optionKeys }: TryItem, lesson: LessonDocument) {
  const question = lesson.exercise.find((candidate) => candidate.questionId === questionId)
  if (!question) throw new Error(`question ${questionId} is not in lesson ${lesson._id}`)
  const textOf = new Map(question.options.map(({ key, text }) => [key, text]))
  return { questionId, kind: question.kind, stem: question.stem, options: optionKeys.map((key, position) => ({ letter: letterAt(position), text: textOf.get(key) ?? '' })) }
}
