// What an employer's payment pays for (ENR-02, ENR-05). Money is an integer of fen; nothing is overwritten.
import type { Fen } from '../units'

export interface FeeLine {
  readonly enrolmentId: string
  readonly feeFen: Fen
  readonly paidFen: Fen
}

export interface AllocatedLine {
  readonly enrolmentId: string
  readonly amountFen: Fen
}

export type AllocationVerdict =
  | { readonly kind: 'allocated'; readonly lines: readonly AllocatedLine[] }
  | { readonly kind: 'refused'; readonly reason: 'NOTHING_DUE' | 'TOO_MUCH' | 'ZERO' | 'TOO_MUCH_REFUNDED'; readonly limitFen: Fen }

export function dueOf(line: FeeLine): Fen {
  return Math.max(0, line.feeFen - line.paidFen)
}

/** Fills the lines in their order, each up to its fee; a rest that fits nowhere refuses the whole. */
export function allocatePayment(lines: readonly FeeLine[], amountFen: Fen): AllocationVerdict {
  const limitFen = lines.reduce((total, line) => total + dueOf(line), 0)
  if (amountFen <= 0) return { kind: 'refused', reason: 'ZERO', limitFen }
  if (limitFen === 0) return { kind: 'refused', reason: 'NOTHING_DUE', limitFen }
  if (amountFen > limitFen) return { kind: 'refused', reason: 'TOO_MUCH', limitFen }
  return { kind: 'allocated', lines: spread(lines.map((line) => ({ enrolmentId: line.enrolmentId, upToFen: dueOf(line) })), amountFen) }
}

/** Takes back from the last line first, each down to zero. */
export function allocateRefund(lines: readonly FeeLine[], amountFen: Fen): AllocationVerdict {
  const limitFen = lines.reduce((total, line) => total + line.paidFen, 0)
  if (amountFen <= 0) return { kind: 'refused', reason: 'ZERO', limitFen }
  if (amountFen > limitFen) return { kind: 'refused', reason: 'TOO_MUCH_REFUNDED', limitFen }
  return { kind: 'allocated', lines: spread([...lines].reverse().map((line) => ({ enrolmentId: line.enrolmentId, upToFen: line.paidFen })), amountFen) }
}

function spread(lines: readonly { readonly enrolmentId: string; readonly upToFen: Fen }[], amountFen: Fen): AllocatedLine[] {
  let left = amountFen
  const allocated: AllocatedLine[] = []
  for (const { enrolmentId, upToFen } of lines) {
    const share = Math.min(left, upToFen)
    if (share > 0) allocated.push({ enrolmentId, amountFen: share })
    left -= share
  }
  return allocated
}

/** 62700 → "627 元", 62750 → "627.50 元". */
export function yuan(fen: Fen): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
  const rest = Math.abs(fen) % 100
  return `${fen < 0 ? '-' : ''}${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`} 元`
}
