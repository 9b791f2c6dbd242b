// The frame of every answer to an operator: one sentence, counts, at most twenty lines, a file, the next event (OPS-01).
import type * as v from 'valibot'
import type { ErrorCode, ErrorDetails } from '../../src/contract'
import type { operatorRefusal, readyEvent } from '../../src/contract/admin/operator-fields'
import type { Context } from './context'
import { Refusal } from './refusal'

type ReadyEvent = v.InferOutput<typeof readyEvent>

export interface OperatorAnswer {
  sentence: string
  counts: { label: string; value: number }[]
  lines: string[]
  file: string | null
  next: ReadyEvent | null
  request: string
}

const maxLines = 20
const maxLineLength = 400

function clip(text: string): string {
  return text.length <= maxLineLength ? text : `${text.slice(0, maxLineLength - 1)}…`
}

export function answerOperator(
  context: Pick<Context, 'requestId'>,
  parts: { sentence: string; counts?: Readonly<Record<string, number>>; lines?: readonly string[]; file?: string | null; next?: ReadyEvent | null },
): OperatorAnswer {
  return {
    sentence: clip(parts.sentence),
    counts: Object.entries(parts.counts ?? {}).map(([label, value]) => ({ label, value })),
    lines: (parts.lines ?? []).slice(0, maxLines).map(clip),
    file: parts.file ?? null,
    next: parts.next ?? null,
    request: context.requestId,
  }
}

/** Never echoed, because the console logs its answers (PRV-02): the operator fills them in again. */
const filledInAgain: Readonly<Record<string, string>> = {
  key: '（填您的钥匙）',
  secondKey: '（填第二位老师的钥匙）',
  idNumber: '（填身份证号）',
  newIdNumber: '（填新的身份证号）',
  newPhone: '（填新的手机号）',
}

/** The same event with some fields changed. */
export function nextEvent(operation: string, input: Readonly<Record<string, unknown>>, change: Readonly<Record<string, ReadyEvent['input'][string]>> = {}): ReadyEvent {
  const kept = Object.entries({ ...input, ...change }).filter(([, value]) => value !== undefined) as [string, ReadyEvent['input'][string]][]
  return { operation, input: Object.fromEntries(kept.map(([field, value]) => [field, filledInAgain[field] ?? value])) }
}

type OperatorErrorCode = { [Code in ErrorCode]: ErrorDetails<Code> extends v.InferOutput<typeof operatorRefusal> ? Code : never }[ErrorCode]

/** A refusal with the sentence the operator reads. */
export function refuseOperator(code: OperatorErrorCode, sentence: string, lines: readonly string[] = []): Refusal {
  return new Refusal(code, 'the operation was refused; the sentence says why', { sentence: clip(sentence), lines: lines.slice(0, maxLines).map(clip) } as ErrorDetails<typeof code>)
}
