// The states of one attempt (EXM-03, EXM-08, PHO-05). A stored value is never renamed.

export const attemptStates = ['in-progress', 'awaiting-exit-photo', 'failed', 'under-review', 'passed', 'cancelled', 'withheld'] as const
export type AttemptState = (typeof attemptStates)[number]

/** Whether the attempt still stands in the way of a new one; a withheld one does not (EXM-08). */
export const isAttemptOpen = {
  'in-progress': true,
  'awaiting-exit-photo': true,
  'under-review': true,
  failed: false,
  passed: false,
  cancelled: false,
  withheld: false,
} as const satisfies Record<AttemptState, boolean>
