// A question as the bank holds it (EXM-02). The key never leaves the server before submission (EXC-02).

export const questionKinds = ['single', 'multiple', 'judge'] as const
export type QuestionKind = (typeof questionKinds)[number]

export const kindNames = { single: '单选题', multiple: '多选题', judge: '判断题' } as const satisfies Record<QuestionKind, string>

export interface QuestionOption {
  readonly key: string
  readonly text: string
}

export interface Question {
  readonly questionId: string
  readonly kind: QuestionKind
  readonly stem: string
  readonly options: readonly QuestionOption[]
  /** The keys of all right options. */
  readonly answer: readonly string[]
  readonly explanation: string
  readonly chapterId: string
  /** 1 easiest to 5 hardest. */
  readonly difficulty: number
}
