// A database in memory with the contract of cloudfunctions/platform/cloudbase/database.ts, for what the emulator cannot
// arrange: another call between any two operations of one call. Everything else is tested against the emulator.
import { Appended, DuplicateDocument, type Database, type Transaction } from '../../../cloudfunctions/platform/cloudbase/database'
import { CommitConflict } from '../../../cloudfunctions/platform/refusal'

type Fields = Record<string, unknown> & { _id: string }

export class InMemoryDatabase {
  private readonly documents = new Map<string, Fields>()
  private writes = new Map<string, number>()
  private clock = 0
  /** The operations so far, by kind. */
  readonly operations: string[] = []
  /** Runs before the n-th operation from now; then it is forgotten. */
  private interruption: { at: number; run: () => Promise<void> } | null = null

  interruptAt(operation: number, run: () => Promise<void>): void {
    this.interruption = { at: this.operations.length + operation, run }
  }

  private async count(kind: string): Promise<void> {
    const { interruption } = this
    if (interruption !== null && this.operations.length >= interruption.at) {
      this.interruption = null
      await interruption.run()
    }
    this.operations.push(kind)
  }

  private read(collection: string, id: string): Fields | null {
    const found = this.documents.get(`${collection}/${id}`)
    return found ? structuredClone(found) : null
  }

  seed(collection: string, document: Fields): void {
    this.write(collection, document)
  }

  peek<T>(collection: string, id: string): T | null {
    return this.read(collection, id) as T | null
  }

  private write(collection: string, document: Fields): void {
    const key = `${collection}/${document._id}`
    this.documents.set(key, structuredClone(document))
    this.writes.set(key, (this.clock += 1))
  }

  private changed(document: Fields, change: object): Fields {
    const next: Fields = { ...document }
    for (const [field, value] of Object.entries(change)) next[field] = value instanceof Appended ? [...(document[field] as unknown[]), ...value.items] : value
    return next
  }

  get database(): Database {
    const database = {
      get: async (collection: string, id: string) => {
        await this.count('get')
        return this.read(collection, id)
      },
      find: async (collection: string, where: Record<string, unknown>) => {
        await this.count('find')
        const all = [...this.documents].filter(([key]) => key.startsWith(`${collection}/`)).map(([, document]) => structuredClone(document))
        return all.filter((document) => Object.entries(where).every(([field, wanted]) => fits(document[field], wanted)))
      },
      count: async (collection: string, where: Record<string, unknown>) => {
        return (await database.find(collection, where)).length
      },
      createIfAbsent: async (collection: string, document: Fields) => {
        await this.count('create')
        if (this.read(collection, document._id)) return false
        this.write(collection, document)
        return true
      },
      updateIf: async (collection: string, where: Fields, change: object) => {
        await this.count('update')
        const found = this.read(collection, where._id)
        if (!found || !Object.entries(where).every(([field, wanted]) => fits(found[field], wanted))) return false
        this.write(collection, this.changed(found, change))
        return true
      },
      put: async (collection: string, document: Fields) => {
        await this.count('put')
        this.write(collection, document)
      },
      remove: async (collection: string, id: string) => {
        await this.count('remove')
        this.documents.delete(`${collection}/${id}`)
      },
      transact: <T>(body: (transaction: Transaction) => Promise<T>) => this.transact(body),
    }
    return database as unknown as Database
  }

  /** Optimistic: commits when nothing it touched was written since its beginning. */
  private async transact<T>(body: (transaction: Transaction) => Promise<T>): Promise<T> {
    await this.count('begin')
    const beganAt = this.clock
    const touched = new Set<string>()
    const buffer = new Map<string, { collection: string; document: Fields }>()
    const read = (collection: string, id: string): Fields | null => {
      touched.add(`${collection}/${id}`)
      const own = buffer.get(`${collection}/${id}`)
      return own ? structuredClone(own.document) : this.read(collection, id)
    }
    const write = (collection: string, document: Fields): void => {
      touched.add(`${collection}/${document._id}`)
      buffer.set(`${collection}/${document._id}`, { collection, document })
    }
    const transaction = {
      get: async (collection: string, id: string) => {
        await this.count('tx-get')
        return read(collection, id)
      },
      create: async (collection: string, document: Fields) => {
        await this.count('tx-create')
        const name = `${collection}/${document._id}`
        // what another one created since this transaction began is not in its snapshot: a write conflict, no duplicate
        if (read(collection, document._id)) throw (this.writes.get(name) ?? 0) > beganAt ? new CommitConflict(name) : new DuplicateDocument(name)
        write(collection, document)
      },
      update: async (collection: string, id: string, change: object) => {
        await this.count('tx-update')
        const found = read(collection, id)
        if (found) write(collection, this.changed(found, change))
      },
      put: async (collection: string, document: Fields) => {
        await this.count('tx-put')
        write(collection, document)
      },
    }
    const result = await body(transaction as unknown as Transaction)
    await this.count('commit')
    if ([...touched].some((key) => (this.writes.get(key) ?? 0) > beganAt)) throw new CommitConflict('another transaction was first')
    for (const { collection, document } of buffer.values()) this.write(collection, document)
    return result
  }
}

function fits(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted
  return Object.entries(wanted).every(([word, operand]) => {
    if (word === 'in') return (operand as unknown[]).includes(value)
    if (word === 'gt') return (value as string) > (operand as string)
    throw new Error(`the test database does not know ${word}`)
  })
}
