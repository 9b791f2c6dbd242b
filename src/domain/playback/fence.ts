// Whatever ends a right raises the epoch (integrity, fencing): no token granted before can renew or open again.
import { closeLive } from './closed-lease'
import { emptyDesk, withDueCheck, type Desk, type DeskRules, type Moment } from './desk'
import type { LessonFrontier } from './progress'

/** Works on a trainee who has never played too: an opening that read no desk must meet one when it commits. */
export function fenceDesk(stored: Desk | null, moment: Moment, rules: DeskRules): { readonly desk: Desk; readonly settled: LessonFrontier | null } {
  const { desk, settled } = closeLive(stored ?? emptyDesk, moment.now, rules)
  return { desk: withDueCheck({ ...desk, epoch: desk.epoch + 1, turn: 0, answer: null }, moment, rules), settled }
}
