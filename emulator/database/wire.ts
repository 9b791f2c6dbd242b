// Extended JSON, the form in which the SDK sends and expects values, and the plainer form in which they are stored.
import { requestFailed } from './errors'
import { isFields, isList, type Document, type Fields, type Value } from './values'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** Reads what the SDK sent; `now` is what `db.serverDate()` becomes. */
export function parseFields(text: unknown, now: number): Fields {
  if (text === undefined || text === null || text === '') return {}
  if (typeof text !== 'string') throw requestFailed('Extended JSON text is expected')
  const value = parseValue(text, now)
  if (!isFields(value)) throw requestFailed('An object is expected')
  return value
}

export function parseValue(text: string, now: number): Value {
  return revive(JSON.parse(text) as Json, now)
}

function revive(value: Json, now: number): Value {
  if (value === null || typeof value !== 'object') return value
  if (isJsonList(value)) return value.map((item) => revive(item, now))
  const special = reviveSpecial(value, now)
  if (special !== undefined) return special
  const fields: Record<string, Value> = {}
  for (const [name, item] of Object.entries(value)) fields[name] = revive(item, now)
  return fields
}

function reviveSpecial(value: { readonly [name: string]: Json }, now: number): Value | undefined {
  const name = Object.keys(value)[0]
  if (name === undefined || !name.startsWith('$')) return undefined
  const inner = value[name] as Json
  switch (name) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return Number(inner)
    case '$date':
      return new Date(isJsonFields(inner) ? Number(inner['$numberLong']) : typeof inner === 'string' ? inner : Number(inner))
    case '$oid':
    case '$symbol':
      return String(inner)
    case '$regularExpression':
      return reviveRegularExpression(inner)
    case '$tcb_server_date':
      return new Date(now + Number(revive(isJsonFields(inner) ? (inner['offset'] ?? 0) : 0, now)))
    case '$undefined':
      return null
    case '$numberDecimal':
    case '$binary':
    case '$timestamp':
    case '$code':
    case '$minKey':
    case '$maxKey':
    case '$dbPointer':
      throw requestFailed(`The emulator stores no ${name} values`)
    default:
      return undefined // an operator such as $gt
  }
}

function reviveRegularExpression(inner: Json): RegExp {
  if (!isJsonFields(inner)) throw requestFailed('$regularExpression is malformed')
  return new RegExp(String(inner['pattern']), String(inner['options'] ?? '').replace(/[^gimsuy]/g, ''))
}

/** Writes a document the way the SDK reads it back. */
export function dumpDocument(value: Fields): string {
  return JSON.stringify(dump(value))
}

function dump(value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (isList(value)) return value.map(dump)
  const fields: Record<string, Json> = {}
  for (const [name, item] of Object.entries(value)) if (item !== undefined) fields[name] = dump(item)
  return fields
}

/** The stored form is the wire form: one codec, and a database that can be read with any tool. */
export function storedText(document: Document): string {
  return dumpDocument(document)
}

export function fromStoredText(text: string): Document {
  return revive(JSON.parse(text) as Json, 0) as Document
}

function isJsonList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function isJsonFields(value: Json | undefined): value is { readonly [name: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
