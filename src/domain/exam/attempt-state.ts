// The states of one attempt and every move between them (EXM-03, EXM-04, EXM-08, PHO-04, PHO-05): one table, read by
// whatever writes a state. A stored value is never renamed.

export const attemptStates = ['in-progress', 'awaiting-exit-photo', 'failed', 'under-review', 'passed', 'cancelled', 'withheld', 'appealed'] as const
export type AttemptState = (typeof attemptStates)[number]

/** As the school's office and an inspector read them. */
export const attemptStateNames = {
  'in-progress': '正在考试',
  'awaiting-exit-photo': '等考后照片',
  failed: '未合格',
  'under-review': '照片核对中',
  passed: '合格',
  cancelled: '成绩已取消',
  withheld: '成绩暂未公布',
  appealed: '申诉处理中',
} as const satisfies Record<AttemptState, string>

/** Whether the attempt still stands in the way of a new one; a withheld or appealed one does not (EXM-08). */
export const isAttemptOpen = {
  'in-progress': true,
  'awaiting-exit-photo': true,
  'under-review': true,
  failed: false,
  passed: false,
  cancelled: false,
  withheld: false,
  appealed: false,
} as const satisfies Record<AttemptState, boolean>

/** The one attempt that says where the exam stands: the pass, else the open one (an appeal may open an earlier one again), else the latest. */
export function attemptInForce<Attempt extends { readonly attemptNo: number; readonly state: AttemptState }>(attempts: readonly Attempt[]): Attempt | null {
  const latestFirst = [...attempts].sort((left, right) => right.attemptNo - left.attemptNo)
  return latestFirst.find(({ state }) => state === 'passed') ?? latestFirst.find(({ state }) => isAttemptOpen[state]) ?? latestFirst[0] ?? null
}

/** What may follow each state, and by whose doing. */
const moves = {
  /** 交卷, or the deadline. */
  'in-progress': ['awaiting-exit-photo'],
  /** The person was verified and the paper marked; or nobody came within the term. */
  'awaiting-exit-photo': ['failed', 'under-review', 'passed', 'withheld'],
  /** The reviewer: is the person, is not, a new photo please. */
  'under-review': ['passed', 'cancelled', 'awaiting-exit-photo'],
  /** Taken back by the school, two people. */
  passed: ['cancelled'],
  /** The person came to the school after all; or appeals. */
  withheld: ['failed', 'under-review', 'passed', 'appealed'],
  cancelled: ['appealed'],
  /** Rejected: as before. Upheld: marked for the first time, or passed again. */
  appealed: ['cancelled', 'withheld', 'passed', 'failed', 'under-review'],
  /** A key was mended and the paper reaches the pass mark: a person judges its photos first. */
  failed: ['under-review'],
} as const satisfies Record<AttemptState, readonly AttemptState[]>

export function statesAfter(state: AttemptState): readonly AttemptState[] {
  return moves[state]
}

/** The new state, for whoever writes it; throws for a move that does not exist. */
export function movedTo<State extends AttemptState>(from: AttemptState, to: State): State {
  if (!statesAfter(from).includes(to)) throw new Error(`an attempt never moves from ${from} to ${to}`)
  return to
}
