// What a trainee does while studying, as calls.
import { mediaMs, type LearningCloud, type Person, type Reply } from './arrange'

export interface OpenOptions {
  readonly page?: string
  readonly device?: string
  readonly takeOver?: boolean
  /** The name of this one request. */
  readonly opening?: string
  readonly journal?: { readonly token: string; readonly segments: readonly (readonly [number, number])[] }
}

export function opening({ enrolmentId }: Person, lessonId: string, { page = 'phone-page', device = '手机微信', takeOver = false, opening: name, journal }: OpenOptions = {}) {
  return { enrolmentId, lessonId, page, device, takeOver, ...(name === undefined ? {} : { opening: name }), ...(journal ? { journal } : {}) }
}

export function open(cloud: LearningCloud, person: Person, lessonId: string, options?: OpenOptions): Promise<Reply> {
  return cloud.as(person, 'learning.openLesson', opening(person, lessonId, options))
}

export function report(token: string, segments: readonly (readonly [number, number])[]) {
  return { token, segments, positionMs: segments.at(-1)?.[1] ?? 0 }
}

/** Plays a whole lesson honestly, in the fewest calls. */
export async function playThrough(cloud: LearningCloud, person: Person, lessonId: string): Promise<Reply> {
  const opened = await open(cloud, person, lessonId)
  let { token } = opened.data.lease
  let frontier = Number(opened.data.lease.frontierMs)
  let leaseMs = Number(opened.data.lease.leaseMs)
  while (frontier < mediaMs) {
    const next = Math.min(mediaMs, frontier + leaseMs)
    await cloud.advance(next - frontier)
    const isEnd = next === mediaMs
    const answer = await cloud.as(person, isEnd ? 'learning.closeLease' : 'learning.renewLease', report(token, [[frontier, next]]))
    if (isEnd) return answer
    token = answer.data.token
    frontier = answer.data.frontierMs
    leaseMs = answer.data.leaseMs
  }
  return opened
}

interface ShownQuestion {
  readonly questionId: string
  readonly options: readonly { readonly letter: string; readonly text: string }[]
}

/** All right: the options of the test bank say so. */
export function rightAnswers(questions: readonly ShownQuestion[]) {
  return questions.map(({ questionId, options }) => ({ questionId, answer: options.filter(({ text }) => text.startsWith('对的')).map(({ letter }) => letter) }))
}

/** Every question with its first wrong option. */
export function wrongAnswers(questions: readonly ShownQuestion[]) {
  return questions.map(({ questionId, options }) => ({ questionId, answer: [options.find(({ text }) => text.startsWith('错的'))?.letter ?? 'A'] }))
}

export async function earn(cloud: LearningCloud, person: Person, lessonId: string): Promise<Reply> {
  await playThrough(cloud, person, lessonId)
  const { enrolmentId } = person
  const started = await cloud.as(person, 'learning.startExercise', { enrolmentId, lessonId })
  return cloud.as(person, 'learning.submitExercise', { enrolmentId, lessonId, tryNo: started.data.tryNo, answers: rightAnswers(started.data.questions) })
}

/** Opens a lesson under the rule set `busy` and plays until its check falls due. */
export async function playToCheck(cloud: LearningCloud, person: Person, options: OpenOptions & { readonly session?: string } = {}): Promise<{ readonly lease: Reply['data']; readonly check: Reply['data'] }> {
  const input = opening(person, 'common-1', options)
  const call = (operation: string, given: unknown) => (options.session ? cloud.web(options.session, operation, given) : cloud.as(person, operation, given))
  const opened = await call('learning.openLesson', input)
  await cloud.advance(61_000)
  const { data } = await call('learning.renewLease', report(opened.data.lease.token, [[0, 61_000]]))
  return { lease: data, check: data.check }
}
