import type { ResponseOf } from '../../contract'
import type { startExercise } from '../../contract/learning/start-exercise'
import type { submitExercise } from '../../contract/learning/submit-exercise'
import { hoursText } from '../../ui/wording'

export type Exercise = ResponseOf<typeof startExercise>
/** What the server said, and when it came on this device's clock. */
export type Marked = ResponseOf<typeof submitExercise> & { readonly markedAtMs: number }
export type ExerciseQuestion = Exercise['questions'][number]

/** By position in this try. */
export type OptionLetter = ExerciseQuestion['options'][number]['letter']

export const kindNames = { single: '单选题', multiple: '多选题', judge: '判断题' } as const satisfies Record<ExerciseQuestion['kind'], string>

export function unansweredText(numbers: readonly number[]): string {
  return `还有 ${numbers.length} 题未答：第 ${numbers.join('、')} 题。`
}

export function earnedText(creditHours: number): string {
  return `本节 ${hoursText(creditHours)} 学时已到账。`
}
