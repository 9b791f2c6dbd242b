// The document database, typed by collections.ts. The only file that knows the SDK's query and update words.
import { CommitConflict } from '../refusal'
import type { CollectionName, Documents } from '../collections'
import { cloudApp } from './app'

type Doc<C extends CollectionName> = Documents[C]
/** Fields to change. Objects replace what was there (a plain SDK update would merge, and fail over null). */
export type Change<C extends CollectionName> = { readonly [F in keyof Omit<Doc<C>, '_id'>]?: Doc<C>[F] | (Doc<C>[F] extends readonly (infer Item)[] ? Appended<Item> : never) }
export type Comparison = { readonly [op in 'eq' | 'neq' | 'lt' | 'lte' | 'gt' | 'gte']?: string | number | null } & { readonly in?: readonly (string | number)[] }
export type Where<C extends CollectionName> = { readonly [F in keyof Doc<C>]?: Doc<C>[F] | Comparison }

/** Items to put at the end of a list field without reading it. */
export class Appended<Item> {
  constructor(readonly items: readonly Item[]) {}
}

export interface FindOptions<C extends CollectionName> {
  readonly orderBy?: readonly [keyof Doc<C> & string, 'asc' | 'desc'][]
  /** At most 1,000; 100 when absent. */
  readonly limit?: number
}

export interface Reader {
  get<C extends CollectionName>(collection: C, id: string): Promise<Doc<C> | null>
}

/** Inside a transaction only documents named by `_id` can be read and written. */
export interface Transaction extends Reader {
  /** Throws `DuplicateDocument` when the `_id` exists. */
  create<C extends CollectionName>(collection: C, document: Doc<C>): Promise<void>
  update<C extends CollectionName>(collection: C, id: string, change: Change<C>): Promise<void>
  put<C extends CollectionName>(collection: C, document: Doc<C>): Promise<void>
  remove<C extends CollectionName>(collection: C, id: string): Promise<void>
}

export interface Database extends Reader {
  find<C extends CollectionName>(collection: C, where: Where<C>, options?: FindOptions<C>): Promise<Doc<C>[]>
  count<C extends CollectionName>(collection: C, where: Where<C>): Promise<number>
  /** False when the `_id` exists already. */
  createIfAbsent<C extends CollectionName>(collection: C, document: Doc<C>): Promise<boolean>
  /** One conditional update; true when the condition met a document. The change must alter the changing field. */
  updateIf<C extends CollectionName>(collection: C, where: Where<C> & { readonly _id: string }, change: Change<C>): Promise<boolean>
  put<C extends CollectionName>(collection: C, document: Doc<C>): Promise<void>
  remove<C extends CollectionName>(collection: C, id: string): Promise<void>
  /** Runs the body in one transaction; a write conflict that outlasts the SDK's own retries is a CommitConflict. */
  transact<T>(body: (transaction: Transaction) => Promise<T>): Promise<T>
}

/** A document with this `_id` exists. */
export class DuplicateDocument extends Error {}

const isDuplicate = (error: unknown): boolean => String((error as Error | null)?.message ?? '').includes('E11000')
const isConflict = (error: unknown): boolean =>
  /DATABASE_TRANSACTION_CONFLICT|TransactionConflict|TransactionNotExist|DATABASE_TRANSACTION_FAIL/.test(`${(error as { code?: string } | null)?.code ?? ''} ${(error as Error | null)?.message ?? ''}`)

type Sdk = ReturnType<ReturnType<typeof cloudApp>['database']>
type SdkCommand = Sdk['command']

const comparisonWords = new Set(['eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'in'])

function isComparison(value: unknown): value is Comparison {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => comparisonWords.has(key))
}

function toCondition(command: SdkCommand, where: object): object {
  const condition: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(where)) {
    if (value === undefined) continue
    if (!isComparison(value)) {
      condition[field] = command.eq(value)
      continue
    }
    const parts = Object.entries(value).map(([word, operand]) => command[word as 'eq'](operand as never))
    condition[field] = parts.length === 1 ? parts[0] : command.and(...(parts as never[]))
  }
  return condition
}

function toUpdate(command: SdkCommand, change: object): object {
  return Object.fromEntries(
    Object.entries(change)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, value instanceof Appended ? command.push(...value.items) : typeof value === 'object' && value !== null ? command.set(value) : value]),
  )
}

function withoutId<T extends { _id: string }>(document: T): Omit<T, '_id'> {
  const { _id: _, ...fields } = document
  return fields
}

export function cloudDatabase(): Database {
  const sdk: Sdk = cloudApp().database()
  const command = sdk.command

  return {
    async get(collection, id) {
      const found = await sdk.collection(collection).doc(id).get()
      return (found.data as unknown[])[0] as Doc<typeof collection> ?? null
    },
    async find(collection, where, options = {}) {
      let query = sdk.collection(collection).where(toCondition(command, where))
      for (const [field, direction] of options.orderBy ?? []) query = query.orderBy(field, direction)
      const found = await query.limit(options.limit ?? 100).get()
      return found.data as Doc<typeof collection>[]
    },
    async count(collection, where) {
      return (await sdk.collection(collection).where(toCondition(command, where)).count()).total ?? 0
    },
    async createIfAbsent(collection, document) {
      try {
        await sdk.collection(collection).add(document)
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async updateIf(collection, where, change) {
      const result = await sdk.collection(collection).where(toCondition(command, where)).update(toUpdate(command, change))
      return result.updated === 1
    },
    async put(collection, document) {
      await sdk.collection(collection).doc(document._id).set(withoutId(document))
    },
    async remove(collection, id) {
      await sdk.collection(collection).doc(id).remove()
    },
    async transact(body) {
      try {
        return (await sdk.runTransaction(async (tx: unknown) => body(wrapTransaction(tx as SdkTransaction, command)))) as Awaited<ReturnType<typeof body>>
      } catch (error) {
        if (isConflict(error)) throw new CommitConflict('the transaction met another one')
        throw error
      }
    },
  }
}

interface SdkTransaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data: unknown }>
      set(fields: object): Promise<unknown>
      update(fields: object): Promise<{ updated?: number }>
      remove(): Promise<unknown>
    }
    add(document: object): Promise<unknown>
  }
}

function wrapTransaction(tx: SdkTransaction, command: SdkCommand): Transaction {
  return {
    async get(collection, id) {
      const { data } = await tx.collection(collection).doc(id).get()
      return ((Array.isArray(data) ? data[0] : data) ?? null) as Doc<typeof collection> | null
    },
    async create(collection, document) {
      try {
        await tx.collection(collection).add(document)
      } catch (error) {
        if (isDuplicate(error)) throw new DuplicateDocument(`${collection}/${document._id} exists`)
        throw error
      }
    },
    async update(collection, id, change) {
      await tx.collection(collection).doc(id).update(toUpdate(command, change))
    },
    async put(collection, document) {
      await tx.collection(collection).doc(document._id).set(withoutId(document))
    },
    async remove(collection, id) {
      await tx.collection(collection).doc(id).remove()
    },
  }
}
