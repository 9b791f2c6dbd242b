// What one reader sees of a collection: the latest state, or a transaction's snapshot with its own writes over it.
import type { Collection } from './collection'
import type { DataFile } from './sqlite'
import type { Document } from './values'

export interface IdRange {
  readonly from: string
  readonly isFromInclusive: boolean
  /** Inclusive; a superset of what was asked is enough. */
  readonly to?: string
}

export interface View {
  readonly collection: Collection
  read(id: string): Document | undefined
  ids(): Iterable<string>
  /** Ids that may have one of the keys in the field; undefined when the field has no index. */
  idsByKeys(field: string, keys: readonly string[]): ReadonlySet<string> | undefined
  /** Ids in ascending order; undefined when this view cannot tell. */
  idsInRange(range: IdRange): Iterable<string> | undefined
}

const CHUNK = 500

export function latestView(collection: Collection, file: DataFile): View {
  function* idsInRange(range: IdRange): Iterable<string> {
    let { from, isFromInclusive } = range
    for (;;) {
      const ids = file.idsAfter(collection.name, from, isFromInclusive, CHUNK)
      for (const id of ids) {
        if (range.to !== undefined && id > range.to) return
        yield id
      }
      if (ids.length < CHUNK) return
      from = ids[ids.length - 1] as string
      isFromInclusive = false
    }
  }

  return {
    collection,
    read: collection.latest,
    ids: collection.ids,
    idsByKeys: (field, keys) => unionOfBuckets(collection, field, keys),
    idsInRange,
  }
}

/** `own` are the transaction's uncommitted writes to this collection; null marks a removal. */
export function snapshotView(collection: Collection, commit: number, own: ReadonlyMap<string, Document | null>): View {
  function read(id: string): Document | undefined {
    const written = own.get(id)
    return written === undefined ? collection.asOf(id, commit) : (written ?? undefined)
  }

  function* ids(): Iterable<string> {
    yield* collection.ids()
    for (const id of own.keys()) if (collection.lastCommit(id) === 0) yield id
  }

  function idsByKeys(field: string, keys: readonly string[]): ReadonlySet<string> | undefined {
    const bucket = unionOfBuckets(collection, field, keys)
    return bucket === undefined ? undefined : new Set([...bucket, ...collection.changedIds(), ...own.keys()])
  }

  return { collection, read, ids, idsByKeys, idsInRange: () => undefined }
}

function unionOfBuckets(collection: Collection, field: string, keys: readonly string[]): ReadonlySet<string> | undefined {
  const buckets = keys.map((key) => collection.idsByKey(field, key))
  if (buckets.some((bucket) => bucket === undefined)) return undefined
  if (buckets.length === 1) return buckets[0]
  const union = new Set<string>()
  for (const bucket of buckets) for (const id of bucket ?? []) union.add(id)
  return union
}
