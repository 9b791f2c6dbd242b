// Keys of the equality indexes that are held in memory. An index only narrows down what a query looks at:
// every candidate is still tested, so a key may be shared but must never be missed.
import { isFields, isList, type Value } from './values'

/** The key of a value that an equality can look up, or undefined for values that no index covers. */
export function lookupKey(value: Value): string | undefined {
  if (value === null) return 'null'
  if (typeof value === 'string') return `s${value}`
  if (typeof value === 'number') return `n${value}`
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value instanceof Date) return `d${value.getTime()}`
  return undefined
}

/** Every key under which a document is found by a field; an array counts with each of its items. */
export function keysOf(value: Value, path: readonly string[]): Set<string> {
  const keys = new Set<string>()
  collect(value, path, 0, keys)
  return keys
}

function collect(value: Value | undefined, path: readonly string[], depth: number, keys: Set<string>): void {
  const name = path[depth]
  if (name === undefined) {
    if (isList(value)) for (const item of value) addKey(item, keys)
    addKey(value, keys)
    return
  }
  if (isList(value)) {
    for (const item of value) collect(item, path, depth, keys)
    if (/^\d+$/.test(name)) collect(value[Number(name)], path, depth + 1, keys)
    return
  }
  if (isFields(value)) collect(value[name], path, depth + 1, keys)
  else keys.add('null')
}

function addKey(value: Value | undefined, keys: Set<string>): void {
  const key = lookupKey(value ?? null)
  if (key !== undefined) keys.add(key)
}
