// The field kinds contracts are made of. They stay inside what becomes JSON Schema: strict objects,
// safe integers, a maximum length everywhere.
import * as v from 'valibot'

/**
 * A strict object that also refuses arrays: valibot's own objects accept `[]`.
 * It keeps valibot's type name, so the JSON Schema conversion is untouched.
 */
export function record<const Entries extends v.ObjectEntries>(entries: Entries) {
  const schema = v.strictObject(entries)
  const run = schema['~run'].bind(schema)
  const guarded: typeof run = (dataset, config) => (Array.isArray(dataset.value) ? run({ value: undefined }, config) : run(dataset, config))
  ;(schema as { '~run': typeof run })['~run'] = guarded
  return schema
}

export function text(maxLength: number) {
  return v.pipe(v.string(), v.maxLength(maxLength))
}

export function filledText(maxLength: number) {
  return v.pipe(v.string(), v.minLength(1), v.maxLength(maxLength))
}

export function list<const Item extends v.GenericSchema>(item: Item, maxLength: number) {
  return v.pipe(v.array(item), v.maxLength(maxLength))
}

export function count(max: number) {
  return v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(max))
}

/** Ids and tokens: letters, digits, `_`, `-`, `.`. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,128}$/))
/** A sealed token. */
export const token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,4096}$/))
/** A server instant. */
export const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8_640_000_000_000_000))
/** A span of time or media, at most 30 days. */
export const duration = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(2_592_000_000))
/** Credit hours in hundredths. */
export const creditHours = v.pipe(v.number(), v.safeInteger(), v.minValue(-100_000), v.maxValue(100_000))
/** Money in fen. */
export const fen = v.pipe(v.number(), v.safeInteger(), v.minValue(-1_000_000_000_000), v.maxValue(1_000_000_000_000))
export const day = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
/** An identity number as typed: 18 characters; the check digit is judged by the domain. */
export const idNumber = v.pipe(v.string(), v.regex(/^\d{17}[\dXx]$/))
export const mobilePhone = v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/))
export const personName = v.pipe(v.string(), v.minLength(1), v.maxLength(50))
export const nothing = record({})
