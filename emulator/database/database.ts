// The document database: memory for reading, one SQLite commit per write, nothing answered before it is on file.
import { createCollection, type Collection } from './collection'
import { noSuchCollection } from './errors'
import { openDataFile, type DataFile } from './sqlite'
import { createTransactions, type Transaction, type Transactions, type Write } from './transactions'
import type { Document } from './values'
import { fromStoredText, storedText } from './wire'
import { latestView, snapshotView, type View } from './view'

export interface CollectionDeclaration {
  readonly name: string
  readonly indexes?: readonly (readonly string[])[]
}

export interface Database {
  readonly file: DataFile
  readonly transactions: Transactions
  /** Undeclared collections do not exist; without any declaration every collection comes into being when used. */
  view(collection: string, transaction?: Transaction): View
  addCollection(name: string): void
  /** Writes now, or after the transaction that holds one of the documents; `decide` is then asked again. */
  write<Result>(decide: () => { writes: readonly Write[]; result: Result }): Promise<Result>
  /** Reads everything from the file again: after a restored snapshot. */
  reload(): void
  close(): void
}

const NO_WRITES: ReadonlyMap<string, Document | null> = new Map()

export function openDatabase(path: string, declarations: readonly CollectionDeclaration[] | undefined): Database {
  const file = openDataFile(path)
  const collections = new Map<string, Collection>()
  let commits = 1

  function collectionNamed(name: string): Collection {
    const collection = collections.get(name)
    if (collection !== undefined) return collection
    if (declarations !== undefined) throw noSuchCollection(name)
    return addCollection({ name })
  }

  function addCollection({ name, indexes = [] }: CollectionDeclaration): Collection {
    const collection = createCollection(name, [...new Set(indexes.flat())])
    collections.set(name, collection)
    return collection
  }

  function commit(writes: readonly Write[]): void {
    if (writes.length === 0) return
    file.writeDocuments(writes.map(({ collection, id, document }) => ({ collection, id, body: document === null ? null : storedText(document) })))
    commits += 1
    const keepsOlder = transactions.hasOpenSnapshot()
    for (const { collection, id, document } of writes) collectionNamed(collection).put(id, document, commits, keepsOlder)
  }

  const transactions = createTransactions({
    currentCommit: () => commits,
    lastCommit: (collection, id) => collectionNamed(collection).lastCommit(id),
    commit,
    forgetOlder: () => collections.forEach((collection) => collection.forgetOlder()),
  })

  function view(name: string, transaction?: Transaction): View {
    const collection = collectionNamed(name)
    if (transaction === undefined) return latestView(collection, file)
    return snapshotView(collection, transaction.snapshot ?? commits, transaction.writes.get(name) ?? NO_WRITES)
  }

  async function write<Result>(decide: () => { writes: readonly Write[]; result: Result }): Promise<Result> {
    for (;;) {
      const { writes, result } = decide()
      const holder = transactions.holderOf(writes)
      if (holder === undefined) {
        commit(writes)
        return result
      }
      await holder.ended
    }
  }

  function reload(): void {
    transactions.abortAll()
    for (const collection of collections.values()) collection.clear()
    for (const row of file.documents()) {
      const collection = collections.get(row.collection) ?? addCollection({ name: row.collection })
      collection.put(row.id, fromStoredText(row.body), commits, false)
    }
  }

  function close(): void {
    transactions.abortAll()
    file.close()
  }

  for (const declaration of declarations ?? []) addCollection(declaration)
  reload()
  return { file, transactions, view, addCollection: (name) => void addCollection({ name }), write, reload, close }
}
