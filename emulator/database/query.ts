// Finds documents by a MongoDB query. mingo decides what matches; this file narrows down what it has to look at and
// takes back the places where mingo is laxer than MongoDB.
import { Query } from 'mingo'
import { requestFailed } from './errors'
import { planCandidates, type Candidates } from './plan'
import { prefilter } from './prefilter'
import { isFields, isList, type Document, type Fields, type Value } from './values'
import type { View } from './view'

export interface Selection {
  readonly query: Fields
  readonly order?: Fields
  readonly projection?: Fields
  readonly offset?: number
  readonly limit?: number
}

export interface Found {
  readonly documents: readonly Document[]
  readonly candidates: Candidates
}

/** Told of every query that no index narrowed down: its fields and the size of the collection. */
export type ScanListener = (collection: string, fields: readonly string[], documents: number) => void

/** Documents that match, in order, cut to offset and limit; never copies. */
export function find(view: View, selection: Selection): Found {
  const order = Object.entries(selection.order ?? {})
  const offset = selection.offset ?? 0
  const limit = selection.limit ?? Number.MAX_SAFE_INTEGER
  const candidates = planCandidates(view, selection.query, order)
  const matches = matcher(selection.query)
  const isInOrder = order.length === 0 || candidates.isInOrder
  const found: Document[] = []
  for (const id of candidates.ids) {
    const document = view.read(id)
    if (document === undefined || !matches(document)) continue
    found.push(document)
    if (isInOrder && found.length >= offset + limit) break
  }
  const ordered = isInOrder ? found : sorted(found, selection.order as Fields)
  return { documents: ordered.slice(offset, offset + limit), candidates }
}

export function matcher(query: Fields): (document: Document) => boolean {
  if (Object.keys(query).length === 0) return () => true
  const isPossible = prefilter(query)
  const strict = compile(query)
  return (document) => isPossible(document) && strict.test(document)
}

export function project(documents: readonly Document[], projection: Fields | undefined): readonly Fields[] {
  if (projection === undefined || Object.keys(projection).length === 0) return documents
  try {
    return new Query({}, {}).find<Fields>([...documents], projection as Record<string, never>).all()
  } catch (error) {
    throw requestFailed(`Invalid projection: ${(error as Error).message}`)
  }
}

function sorted(documents: Document[], order: Fields): Document[] {
  return new Query({}, {}).find<Document>(documents).sort(order as Record<string, 1 | -1>).all()
}

function compile(query: Fields): Query {
  try {
    return new Query(withStrictElements(query) as Record<string, unknown>, { scriptEnabled: false })
  } catch (error) {
    throw requestFailed(`Invalid query: ${(error as Error).message}`)
  }
}

/** MongoDB's `$elemMatch` with field conditions matches objects only; mingo's would match scalars too. */
export function withStrictElements(query: Value): Value {
  if (isList(query)) return query.map(withStrictElements)
  if (!isFields(query)) return query
  const strict: Record<string, Value> = {}
  for (const [name, value] of Object.entries(query)) {
    const inner = withStrictElements(value)
    const asksForFields = name === '$elemMatch' && isFields(value) && Object.keys(value).some((key) => !key.startsWith('$'))
    strict[name] = asksForFields ? { $and: [{ $expr: { $eq: [{ $type: '$$ROOT' }, 'object'] } }, inner] } : inner
  }
  return strict
}
