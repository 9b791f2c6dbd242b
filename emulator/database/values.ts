// What a document is made of inside the emulator. Documents are never changed in place: a write makes a new one.
export type Value = null | boolean | number | string | Date | RegExp | readonly Value[] | Fields

export interface Fields {
  readonly [name: string]: Value
}

export interface Document extends Fields {
  readonly _id: string
}

export function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof RegExp)
}

export function isList(value: unknown): value is readonly Value[] {
  return Array.isArray(value)
}

/** A copy that shares nothing with the original, so that mingo may write into it. */
export function copyValue(value: Value): Value {
  if (value instanceof Date) return new Date(value)
  if (isList(value)) return value.map(copyValue)
  if (!isFields(value)) return value
  return copyFields(value)
}

export function copyFields(fields: Fields): Record<string, Value> {
  const copy: Record<string, Value> = {}
  for (const [name, value] of Object.entries(fields)) copy[name] = copyValue(value)
  return copy
}

export function typeName(value: Value): string {
  if (value === null) return 'null'
  if (isList(value)) return 'array'
  if (value instanceof Date) return 'date'
  return typeof value
}
