// The sample bank's own key: what a trainee who studied would know.
import buildingExam from '../../../sample/catalogue/building-exam.json'
import buildingExercises from '../../../sample/catalogue/building-exercises.json'
import commonExercises from '../../../sample/catalogue/common-exercises.json'

interface BankQuestion {
  readonly stem: string
  readonly options: readonly { readonly key: string; readonly text: string }[]
  readonly answer: readonly string[]
}

interface ShownQuestion {
  readonly stem: string
  readonly options: readonly { readonly letter: string; readonly text: string }[]
}

const byStem = new Map<string, BankQuestion>([buildingExam, buildingExercises, commonExercises].flatMap(({ questions }) => questions as BankQuestion[]).map((question) => [question.stem, question]))

/** The texts of the right options. */
export function rightTexts(stem: string): readonly string[] {
  const question = byStem.get(stem)
  if (!question) throw new Error(`the sample bank has no question “${stem}”`)
  return question.options.filter(({ key }) => question.answer.includes(key)).map(({ text }) => text)
}

/** The letters of the right options as they are shown. */
export function rightLetters(shown: ShownQuestion): string[] {
  const right = rightTexts(shown.stem)
  return shown.options.filter(({ text }) => right.includes(text)).map(({ letter }) => letter)
}

/** A wrong answer: the first option that is not right, or one right option too few. */
export function wrongLetters(shown: ShownQuestion): string[] {
  const right = rightLetters(shown)
  const wrong = shown.options.map(({ letter }) => letter).find((letter) => !right.includes(letter))
  return wrong === undefined ? right.slice(1) : [wrong]
}
