// A report whose update met nothing, failed or timed out: one read tells what became of it (integrity, the lease).
import type { Desk } from './desk'
import { isSameReport } from './segments'
import type { Report } from './report'

export type Recovery =
  /** The report was accepted before: its answer again. */
  | { readonly kind: 'stored'; readonly body: Readonly<Record<string, unknown>> }
  /** The desk was touched without a new turn, or a flush follows a renewal that already arrived: decide from the document. */
  | { readonly kind: 'decide-again' }
  /** Another page, another turn or a lost right stands between. */
  | { readonly kind: 'superseded' }

export function recoverReport(named: { readonly epoch: number; readonly turn: number }, report: Report, desk: Desk | null): Recovery {
  if (desk === null || desk.epoch !== named.epoch) return { kind: 'superseded' }
  const { answer } = desk
  if (answer !== null && answer.epoch === named.epoch && answer.turn === named.turn && isSameReport(answer.segments, report.segments)) {
    return report.isClosing && !answer.isClosing && desk.live ? { kind: 'decide-again' } : { kind: 'stored', body: answer.body }
  }
  return desk.live && desk.turn === named.turn ? { kind: 'decide-again' } : { kind: 'superseded' }
}
