// Journals of lost leases: handed in once, kept until the server has taken them (invariant 8).
import type { Outcomes } from './service'
import type { LessonState, Step } from './state'
import { isPassing, stay } from './steps'

/** Once a lease is granted again, what waits is handed in. */
export function reportsAfter(state: LessonState): Step {
  return { state, effects: state.late.map((journal) => ({ kind: 'report-late', journal }) as const) }
}

export function onLateReported(state: LessonState, page: string, outcome: Outcomes['reportLate']): Step {
  const journal = state.late.find((candidate) => candidate.page === page)
  if (journal === undefined) return stay(state)
  const others = state.late.filter((candidate) => candidate !== journal)
  if (!outcome.ok) {
    // a due check or the network: tried again with the next lease
    if (isPassing(outcome.error.code) || outcome.error.code === 'CHECK_DUE') return stay(state)
    // perhaps another person's journal, who used this device before: it stays on the device for them
    return stay({ ...state, late: others })
  }
  const { creditedMs, frontierMs } = outcome.data
  const isOurs = journal.lessonId === state.lessonId
  const settledMs = isOurs ? Math.max(state.settledMs, frontierMs) : state.settledMs
  return {
    state: {
      ...state,
      late: others,
      settledMs,
      frontierMs: Math.max(state.frontierMs, settledMs),
      isPlayed: state.isPlayed || (isOurs && outcome.data.played),
      remark: creditedMs > 0 ? { kind: 'late-credited', creditedMs } : state.remark,
    },
    effects: [{ kind: 'drop-journal', page }],
  }
}
