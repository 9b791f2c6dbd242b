// One collection in memory: the versions of its documents that a running transaction may still see, and its
// equality indexes over the latest ones.
import { keysOf } from './index-keys'
import type { Document } from './values'

interface Version {
  /** null: the document was removed. */
  readonly document: Document | null
  readonly commit: number
  older: Version | null
}

export interface Collection {
  readonly name: string
  readonly indexedFields: readonly string[]
  latest(id: string): Document | undefined
  /** The document as of a commit number. */
  asOf(id: string, commit: number): Document | undefined
  /** The commit that last touched the document; 0 when none that still matters did. */
  lastCommit(id: string): number
  /** Ids of all documents, among them removed ones that an open snapshot may still see. */
  ids(): Iterable<string>
  size(): number
  /** Ids whose latest version has the key in an indexed field; undefined when the field has no index. */
  idsByKey(field: string, key: string): ReadonlySet<string> | undefined
  /** Ids that changed while a snapshot was open: what an index no longer finds in its old state. */
  changedIds(): ReadonlySet<string>
  put(id: string, document: Document | null, commit: number, keepsOlder: boolean): void
  /** Called when no snapshot is open any more. */
  forgetOlder(): void
  clear(): void
}

const NO_IDS: ReadonlySet<string> = new Set()

export function createCollection(name: string, indexedFields: readonly string[]): Collection {
  const versions = new Map<string, Version>()
  const changed = new Set<string>()
  const indexes = new Map(indexedFields.map((field) => [field, { path: field.split('.'), buckets: new Map<string, Set<string>>() }]))

  function latest(id: string): Document | undefined {
    return versions.get(id)?.document ?? undefined
  }

  function asOf(id: string, commit: number): Document | undefined {
    let version: Version | null = versions.get(id) ?? null
    while (version !== null && version.commit > commit) version = version.older
    return version?.document ?? undefined
  }

  function lastCommit(id: string): number {
    return versions.get(id)?.commit ?? 0
  }

  function idsByKey(field: string, key: string): ReadonlySet<string> | undefined {
    const index = indexes.get(field)
    return index === undefined ? undefined : (index.buckets.get(key) ?? NO_IDS)
  }

  function put(id: string, document: Document | null, commit: number, keepsOlder: boolean): void {
    const before = versions.get(id)
    reindex(id, before?.document ?? null, document)
    if (document === null && !keepsOlder) {
      versions.delete(id)
      return
    }
    versions.set(id, { document, commit, older: keepsOlder ? (before ?? null) : null })
    if (keepsOlder) changed.add(id)
  }

  function reindex(id: string, before: Document | null, after: Document | null): void {
    for (const { path, buckets } of indexes.values()) {
      const oldKeys = before === null ? NO_IDS : keysOf(before, path)
      const newKeys = after === null ? NO_IDS : keysOf(after, path)
      for (const key of oldKeys) if (!newKeys.has(key)) removeFromBucket(buckets, key, id)
      for (const key of newKeys) if (!oldKeys.has(key)) addToBucket(buckets, key, id)
    }
  }

  function forgetOlder(): void {
    for (const id of changed) {
      const version = versions.get(id)
      if (version === undefined) continue
      version.older = null
      if (version.document === null) versions.delete(id)
    }
    changed.clear()
  }

  function clear(): void {
    versions.clear()
    changed.clear()
    for (const { buckets } of indexes.values()) buckets.clear()
  }

  return {
    name,
    indexedFields,
    latest,
    asOf,
    lastCommit,
    ids: () => versions.keys(),
    size: () => versions.size,
    idsByKey,
    changedIds: () => changed,
    put,
    forgetOlder,
    clear,
  }
}

function addToBucket(buckets: Map<string, Set<string>>, key: string, id: string): void {
  const bucket = buckets.get(key)
  if (bucket === undefined) buckets.set(key, new Set([id]))
  else bucket.add(id)
}

function removeFromBucket(buckets: Map<string, Set<string>>, key: string, id: string): void {
  const bucket = buckets.get(key)
  bucket?.delete(id)
  if (bucket?.size === 0) buckets.delete(key)
}
