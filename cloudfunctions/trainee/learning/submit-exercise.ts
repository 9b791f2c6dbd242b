import type { RequestOf } from '../../../src/contract'
import { submitExercise } from '../../../src/contract/learning/submit-exercise'
import { keysOfLetters, pauseAfterFailures, wrongQuestions } from '../../../src/domain/exercise'
import type { ExerciseDocument } from '../../platform/documents/learning'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { requireSameDesk } from '../../platform/desks'
import { planEarning, writeEarning } from './earn-lesson'
import { loadExercise, refuseUnfinishedVideo, refuseWhileCheckIsDue, type ExerciseAccess } from './exercise-access'

export const submitExerciseHandler = handler(submitExercise, {
  async load(context, { enrolmentId, lessonId }) {
    // The chain of hours before the ledger: of two lessons earned at once the second to commit reads again.
    const access = await loadExercise(context, enrolmentId, lessonId)
    return { ...access, earning: await planEarning(context, access) }
  },
  decide(access, input, { nowMs }) {
    const { exercise, desk } = access
    if (exercise?.marked?.tryNo === input.tryNo) return { kind: 'stored', exercise } as const
    if (exercise === null || exercise.open?.tryNo !== input.tryNo) throw new Refusal('EXERCISE_NOT_OPEN', 'this try is not open')
    refuseWhileCheckIsDue(desk, nowMs)
    refuseUnfinishedVideo(access)
    return { kind: 'marked', exercise: mark(exercise, access, input, nowMs) } as const
  },
  async commit(context, { kind, exercise }, { desk, signedIn, right, earning }) {
    if (kind === 'marked') {
      await context.database.transact(async (transaction) => {
        await requireSameDesk(transaction, signedIn.trainee._id, desk)
        const current = await transaction.get('exercises', exercise._id)
        if (current?.version !== exercise.version - 1) throw new CommitConflict('the exercise changed at the same moment')
        await transaction.put('exercises', exercise)
        if (exercise.marked !== null && exercise.marked.creditHours > 0) await writeEarning(transaction, context, earning, exercise)
      })
    }
    const { marked, nextTryNotBeforeMs } = exercise
    if (marked === null) throw new Error('the try was not marked')
    return {
      allCorrect: marked.allCorrect,
      wrongQuestionIds: marked.wrong,
      earned: right.isEarned || marked.allCorrect,
      creditHours: marked.creditHours,
      retryAfterMs: Math.max(0, nextTryNotBeforeMs - context.nowMs),
      specialtyOpened: marked.specialtyOpened,
    }
  },
})

type Marking = ExerciseAccess & { readonly earning: Awaited<ReturnType<typeof planEarning>> }

function mark(exercise: ExerciseDocument, { right, earning }: Marking, { tryNo, answers }: RequestOf<typeof submitExercise>, now: number): ExerciseDocument {
  const shown = new Map(exercise.open?.questions.map((item) => [item.questionId, item]))
  const given = answers.flatMap(({ questionId, answer }) => {
    const item = shown.get(questionId)
    return item ? [{ questionId, answer: keysOfLetters(item, answer) }] : []
  })
  const wrong = wrongQuestions(right.lesson.exercise, given)
  const allCorrect = wrong.length === 0
  const failuresInRow = allCorrect ? 0 : exercise.failuresInRow + 1
  const earnsNow = allCorrect && !right.isEarned
  return {
    ...exercise,
    version: exercise.version + 1,
    failuresInRow,
    open: null,
    marked: {
      tryNo,
      atMs: now,
      answers: given,
      wrong,
      allCorrect,
      creditHours: earnsNow ? right.lesson.creditHours : 0,
      specialtyOpened: earnsNow && earning.completesCommon,
    },
    nextTryNotBeforeMs: allCorrect ? now : now + pauseAfterFailures(failuresInRow, right.rules.exercise),
  }
}
