// Whether a question can be put to people, and when two questions are the same one (EXC-02, EXM-02, EXM-06).
import type { Question, QuestionKind } from './question'

const soundCounts = {
  single: (options: number, answers: number) => options >= 2 && answers === 1,
  // One right option is odd but can be marked: a warning says so.
  multiple: (options: number, answers: number) => options >= 3 && answers >= 1,
  judge: (options: number, answers: number) => options === 2 && answers === 1,
} as const satisfies Record<QuestionKind, (options: number, answers: number) => boolean>

/** Distinct options, and a key among them of the size the kind has. */
export function isSoundQuestion({ kind, options, answer }: Pick<Question, 'kind' | 'options' | 'answer'>): boolean {
  const keys = options.map((option) => option.key)
  return (
    new Set(keys).size === keys.length &&
    new Set(options.map(({ text }) => bareText(text))).size === options.length &&
    new Set(answer).size === answer.length &&
    answer.every((key) => keys.includes(key)) &&
    soundCounts[kind](keys.length, answer.length)
  )
}

export function hasOneKeyOnly({ kind, answer }: Pick<Question, 'kind' | 'answer'>): boolean {
  return kind === 'multiple' && answer.length === 1
}

const bracketed = /(^|[^A-Za-z0-9])[（(【[]\s*((?:[A-HＡ-Ｈ√×✓✗对错][\s、，,]*)+)[)）】\]]/g

/** "（ B ）" or "（√）" in the stem: the key would be shown with the question. "dB(A)" is a unit, empty brackets a blank to fill. */
export function showsKey({ kind, stem }: Pick<Question, 'kind' | 'stem'>): boolean {
  const written = [...stem.matchAll(bracketed)].map((match) => match[2] ?? '')
  return written.some((text) => (kind === 'judge' ? /[√×✓✗对错]/.test(text) : true))
}

/** Without width, case, spaces and full stops: two typings of one text are equal. Signs that change a meaning (<, ≥, −, %, decimal points) stay. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.](?!\d)|[\s\u200b-\u200f\ufeff，,。？?、；;：:（）()【】[\]“”"'‘’《》！!_]/gu, '')
}

/** Equal for the same question, however it is typed, in whatever order its options stand and of whatever kind it is called. */
export function questionIdentity({ kind, stem, options }: Pick<Question, 'kind' | 'stem' | 'options'>): string {
  const texts = kind === 'judge' ? [] : options.map(({ text }) => bareText(text)).sort()
  return [bareText(stem), ...texts].join('|')
}
