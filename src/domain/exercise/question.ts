// A question as the bank holds it (EXM-02). The key never leaves the server before submission (EXC-02).

export const questionKinds = ['single', 'multiple', 'judge'] as const
/** 单选题, 多选题, 判断题. */
export type QuestionKind = (typeof questionKinds)[number]

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
  /** 1 easy, 2 middle, 3 hard. */
  readonly difficulty: number
}
