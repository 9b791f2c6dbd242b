// What a mended key makes of a result that stands (integrity.md, operators and evidence): a score may rise, it never
// falls by itself, and nobody passes by it without a person's look at the photos.
import type { AttemptState } from './attempt-state'

export type RescoreVerdict =
  /** Nothing to change: the same score, or passed already. */
  | 'same'
  /** Would fall: told to the school, changed by nobody here. */
  | 'lower'
  /** The score rises, the result stays what it is. */
  | 'raised'
  /** Failed, and reaches the pass mark: its photos are judged like those of any pass. */
  | 'to-review'
  /** Reaches the pass mark, but the person is sitting another attempt now. */
  | 'another-open'
  /** Reaches the pass mark, but the person has sat and failed again since. */
  | 'sat-again'
  /** Reaches the pass mark, but nothing of a withdrawn enrolment is decided before it is restored. */
  | 'withdrawn'

export const scoredStates = ['failed', 'under-review', 'passed'] as const satisfies readonly AttemptState[]

export function judgeRescore(
  attempt: { readonly state: AttemptState; readonly score: number; readonly attemptNo: number },
  newScore: number,
  exam: { readonly attempts: number; readonly openAttemptId: string | null; readonly passedAttemptId: string | null },
  passMark: number,
): RescoreVerdict {
  if (newScore < attempt.score) return 'lower'
  if (newScore === attempt.score || attempt.state === 'passed') return 'same'
  if (attempt.state !== 'failed' || newScore < passMark || exam.passedAttemptId !== null) return 'raised'
  if (exam.openAttemptId !== null) return 'another-open'
  return attempt.attemptNo === exam.attempts ? 'to-review' : 'sat-again'
}
