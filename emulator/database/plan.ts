// Chooses which documents a query looks at: by `_id`, by the smallest matching bucket of an equality index, by a range
// of `_id`, or, without any of these, all of them.
import { lookupKey } from './index-keys'
import { isFields, isList, type Fields, type Value } from './values'
import type { IdRange, View } from './view'

export interface Candidates {
  readonly ids: Iterable<string>
  /** How the candidates were found; 'all' is a full scan. */
  readonly by: 'id' | 'index' | 'idRange' | 'all'
  /** The ids already come in the order that was asked for. */
  readonly isInOrder: boolean
}

interface Condition {
  readonly field: string
  readonly test: Value
}

export function planCandidates(view: View, query: Fields, order: readonly (readonly [string, Value])[]): Candidates {
  const conditions = conditionsOf(query)
  const ids = idsNamed(conditions)
  if (ids !== undefined) return { ids, by: 'id', isInOrder: ids.length < 2 }
  const bucket = smallestBucket(view, conditions)
  if (bucket !== undefined) return { ids: bucket, by: 'index', isInOrder: false }
  const isByIdUpwards = order.length === 1 && order[0]?.[0] === '_id' && order[0][1] === 1
  const range = idRange(conditions)
  const ordered = range !== undefined || isByIdUpwards ? view.idsInRange(range ?? WHOLE_RANGE) : undefined
  if (ordered !== undefined) return { ids: ordered, by: range === undefined ? 'all' : 'idRange', isInOrder: isByIdUpwards }
  return { ids: view.ids(), by: 'all', isInOrder: false }
}

/** Conditions that all must hold; what stands under `$or` and the like narrows nothing. */
function conditionsOf(query: Fields): Condition[] {
  return Object.entries(query).flatMap(([field, test]) => {
    if (field === '$and' && isList(test)) return test.flatMap((part) => (isFields(part) ? conditionsOf(part) : []))
    return field.startsWith('$') ? [] : [{ field, test }]
  })
}

function idsNamed(conditions: readonly Condition[]): string[] | undefined {
  for (const { field, test } of conditions) {
    const values = field === '_id' ? equalValues(test) : undefined
    if (values !== undefined) return [...new Set(values.filter((value): value is string => typeof value === 'string'))]
  }
  return undefined
}

function smallestBucket(view: View, conditions: readonly Condition[]): Iterable<string> | undefined {
  let smallest: ReadonlySet<string> | undefined
  for (const { field, test } of conditions) {
    const keys = equalValues(test)?.map(lookupKey)
    if (keys === undefined || keys.some((key) => key === undefined)) continue
    const bucket = view.idsByKeys(field, keys as string[])
    if (bucket !== undefined && (smallest === undefined || bucket.size < smallest.size)) smallest = bucket
  }
  return smallest
}

/** The values one of which the field must equal, or undefined when the test is of another kind. */
function equalValues(test: Value): readonly Value[] | undefined {
  if (!isFields(test)) return test instanceof RegExp || isList(test) ? undefined : [test]
  if ('$eq' in test) return equalValues(test['$eq'] as Value)
  const choices = test['$in']
  return isList(choices) && choices.every((choice) => !(choice instanceof RegExp)) ? choices : undefined
}

const WHOLE_RANGE: IdRange = { from: '', isFromInclusive: true }

/** A superset of what the conditions on `_id` allow. */
function idRange(conditions: readonly Condition[]): IdRange | undefined {
  let range: IdRange | undefined
  for (const { field, test } of conditions) {
    if (field !== '_id' || !isFields(test)) continue
    for (const [operator, bound] of Object.entries(test)) {
      if (typeof bound !== 'string') continue
      const current: IdRange = range ?? WHOLE_RANGE
      if (operator === '$gt' || operator === '$gte') range = { ...current, from: bound, isFromInclusive: operator === '$gte' }
      if (operator === '$lt' || operator === '$lte') range = { ...current, to: bound }
    }
  }
  return range
}
