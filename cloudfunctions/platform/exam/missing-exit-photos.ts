// Whose result waits for an exit photo (EXM-08): within its term the person is asked; after it the school has to act.
import type { Context } from '../context'
import type { AttemptDocument } from '../documents/exam'
import type { TraineeDocument } from '../documents/people'
import { findByIds } from '../find-all'
import { attemptIdInForce } from './exam-case'

export interface MissingExitPhotos {
  /** Still within the term. */
  readonly awaiting: number
  /** Beyond it, the oldest first, and nobody has sat again since. */
  readonly withheld: readonly { readonly attempt: AttemptDocument; readonly trainee: TraineeDocument }[]
}

/** The latest of each kind: more than one desk can see to in a day. */
const looked = 200

export async function findMissingExitPhotos(context: Pick<Context, 'database'>): Promise<MissingExitPhotos> {
  const { database } = context
  const [awaiting, withheld] = await Promise.all([
    database.find('attempts', { state: 'awaiting-exit-photo' }, { orderBy: [['exitDueMs', 'asc']], limit: looked }),
    database.find('attempts', { state: 'withheld' }, { orderBy: [['exitDueMs', 'desc']], limit: looked }),
  ])
  const exams = new Map((await findByIds(context, 'exams', withheld.map(({ enrolmentId }) => enrolmentId))).map((exam) => [exam._id, exam]))
  const latest = withheld.filter(({ _id, enrolmentId }) => {
    const exam = exams.get(enrolmentId)
    return exam !== undefined && attemptIdInForce(exam) === _id
  })
  const people = new Map((await findByIds(context, 'trainees', [...awaiting, ...latest].map(({ traineeId }) => traineeId))).map((trainee) => [trainee._id, trainee]))
  // the review account's exam is nobody's work (REL-01)
  const isReal = ({ traineeId }: AttemptDocument) => people.get(traineeId)?.isDemonstration === false
  return {
    awaiting: awaiting.filter(isReal).length,
    withheld: latest.filter(isReal).reverse().flatMap((attempt) => {
      const trainee = people.get(attempt.traineeId)
      return trainee ? [{ attempt, trainee }] : []
    }),
  }
}
