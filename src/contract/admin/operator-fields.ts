// What every operator event carries and what every answer to an operator looks like (OPS-01, OPS-02).
import * as v from 'valibot'
import { filledText, id, list, record, text } from '../fields'

/** Spread into the request: `record({ ...operatorFields, … })`. */
export const operatorFields = {
  /** A person of the staff list. */
  operator: id,
  /** That person's key. */
  key: filledText(64),
  /** Why: kept with the record of the operation. */
  reason: filledText(200),
} as const

/** A tally may be money in fen, so it may exceed a count. */
const tally = v.pipe(v.number(), v.safeInteger(), v.minValue(-1_000_000_000_000), v.maxValue(1_000_000_000_000))

const eventValue = v.union([text(2000), v.pipe(v.number(), v.safeInteger()), v.boolean(), v.null(), list(text(200), 500)])

/** An event to paste into the console's test run. The key is never echoed: the console keeps answers in its log. */
export const readyEvent = record({ operation: text(60), input: v.record(text(40), eventValue) })

/** Spread into the response: `record({ ...operatorAnswer, … })`. */
export const operatorAnswer = {
  /** One Chinese sentence: what happened. */
  sentence: text(400),
  counts: list(record({ label: text(40), value: tally }), 20),
  /** The first twenty lines; the rest is in `file`. */
  lines: list(text(400), 20),
  /** An expiring address of the whole list as .xlsx. */
  file: v.nullable(text(4000)),
  /** The event to send next. */
  next: v.nullable(readyEvent),
  /** The request number: what to say when asking for help. */
  request: text(128),
} as const

/** Details of a refused operation: the sentence to read, and up to twenty places to mend. */
export const operatorRefusal = record({ sentence: text(400), lines: list(text(400), 20) })

/** A dry run tells what would happen; `confirm: true` does it (OPS-04). */
export const confirm = v.optional(v.boolean(), false)

/** A file in the private store, by name: no way out of it, no address syntax. */
export const filePath = v.pipe(v.string(), v.maxLength(300), v.regex(/^(?!\/)(?!.*(\.\.|\/\/))[^\\?#%]+$/))

/** Long work that the timer carries on; the same event again shows where it is. */
export const jobProgress = v.nullable(record({ jobId: id, state: v.picklist(['running', 'done', 'failed']), done: v.pipe(v.number(), v.safeInteger()), total: v.pipe(v.number(), v.safeInteger()) }))

export const staffRole = v.picklist(['operator', 'reviewer', 'head'])
