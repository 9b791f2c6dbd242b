// One try of an exercise: questions and options shuffled (EXC-02), answers given in letters by position.
import type { Question } from './question'

/** One question as shown in this try: the first of `optionKeys` is letter A. */
export interface TryItem {
  readonly questionId: string
  readonly optionKeys: readonly string[]
}

const letters = 'ABCDEFGHIJ'

/** A shuffled copy (Fisher–Yates); `drawUnit` gives numbers in [0, 1). */
export function shuffle<T>(items: readonly T[], drawUnit: () => number): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(drawUnit() * (last + 1))
    const moved = shuffled[last] as T
    shuffled[last] = shuffled[other] as T
    shuffled[other] = moved
  }
  return shuffled
}

/** 对 and 错 keep their places; all other options are shuffled. */
export function issueTry(questions: readonly Pick<Question, 'questionId' | 'kind' | 'options'>[], drawUnit: () => number): TryItem[] {
  return shuffle(questions, drawUnit).map(({ questionId, kind, options }) => {
    const keys = options.map(({ key }) => key)
    return { questionId, optionKeys: kind === 'judge' ? keys : shuffle(keys, drawUnit) }
  })
}

export function letterAt(position: number): string {
  return letters.charAt(position)
}

/** The bank's keys behind the letters; a letter that the question does not have is no key. */
export function keysOfLetters(item: TryItem, chosen: readonly string[]): string[] {
  return chosen.map((letter) => item.optionKeys[letters.indexOf(letter)] ?? `no option ${letter}`)
}
