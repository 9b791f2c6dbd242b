// An honest trainee's client: the same operations as the screens, while the local cloud's clock lets the time pass.
import type { RequestOf, ResponseOf } from '../../../src/contract'
import type { closeLease } from '../../../src/contract/learning/close-lease'
import type { getCourse } from '../../../src/contract/learning/get-course'
import type { openLesson } from '../../../src/contract/learning/open-lesson'
import type { startExercise } from '../../../src/contract/learning/start-exercise'
import type { submitExercise } from '../../../src/contract/learning/submit-exercise'
import { dataOf, type Identity, type LocalCloud } from '../../contract/local-cloud'
import { rightLetters } from './answer-key'

type Lease = ResponseOf<typeof closeLease>

export interface HonestClient {
  /** Watches a lesson to its end, answering checks in place, and answers its exercise. */
  learn(enrolmentId: string, lessonId: string): Promise<void>
  /** Every lesson of a course that is not earned yet; returns how many there were. */
  learnCourse(enrolmentId: string, courseId: string): Promise<number>
}

export function honestClient(cloud: LocalCloud, identity: Identity): HonestClient {
  async function call<Response>(operation: string, input: unknown): Promise<Response> {
    return dataOf(await cloud.call<Response>('trainee', operation, input, identity))
  }

  /** Until no check is due: answered in place, as the mini-program does. */
  async function answered(lease: Lease): Promise<Lease> {
    if (lease.state !== 'check-due' || !lease.check) return lease
    const answer = await call<{ outcome: string; lease: Lease | null }>('learning.answerCheck', { code: lease.check.code, answer: 'present', token: lease.token })
    // it fell due as the lease was closed: whoever goes on opens again
    if (!answer.lease) return { ...lease, state: 'closed', check: null }
    return answer.lease
  }

  async function watch(enrolmentId: string, lessonId: string): Promise<void> {
    const page = `honest-${lessonId}`
    const open = () => call<ResponseOf<typeof openLesson>>('learning.openLesson', { enrolmentId, lessonId, page, device: '手机微信', takeOver: true } satisfies RequestOf<typeof openLesson>)
    let opened = await open()
    let lease = await answered(opened.lease)
    for (let round = 0; round < 200 && !lease.played; round += 1) {
      if (lease.state === 'reopen' || lease.state === 'closed') {
        opened = await open()
        lease = await answered(opened.lease)
        continue
      }
      const from = lease.frontierMs
      const playMs = Math.max(0, Math.min(lease.leaseMs - 1_000, opened.mediaMs - from))
      await cloud.advance(playMs)
      const segments = playMs > 0 ? [[from, from + playMs]] : []
      const isEnd = from + playMs >= opened.mediaMs
      lease = await answered(await call<Lease>(isEnd ? 'learning.closeLease' : 'learning.renewLease', { token: lease.token, segments, positionMs: from + playMs }))
    }
    if (!lease.played) throw new Error(`${lessonId} was not played fully after 200 rounds: ${JSON.stringify(lease)}`)
    if (lease.state === 'playing') await call<Lease>('learning.closeLease', { token: lease.token, segments: [], positionMs: lease.frontierMs })
  }

  async function answerExercise(enrolmentId: string, lessonId: string): Promise<void> {
    const exercise = await call<ResponseOf<typeof startExercise>>('learning.startExercise', { enrolmentId, lessonId })
    const answers = exercise.questions.map((question) => ({ questionId: question.questionId, answer: rightLetters(question) }))
    const result = await call<ResponseOf<typeof submitExercise>>('learning.submitExercise', { enrolmentId, lessonId, tryNo: exercise.tryNo, answers })
    if (!result.earned) throw new Error(`${lessonId}: the right answers did not earn the hours`)
  }

  async function learn(enrolmentId: string, lessonId: string): Promise<void> {
    await watch(enrolmentId, lessonId)
    await answerExercise(enrolmentId, lessonId)
  }

  return {
    learn,
    async learnCourse(enrolmentId, courseId) {
      const course = await call<ResponseOf<typeof getCourse>>('learning.getCourse', { enrolmentId, courseId })
      const open = course.chapters.flatMap(({ lessons }) => lessons).filter(({ earned }) => !earned)
      for (const lesson of open) {
        if (!lesson.played) await watch(enrolmentId, lesson.lessonId)
        await answerExercise(enrolmentId, lesson.lessonId)
      }
      return open.length
    },
  }
}
