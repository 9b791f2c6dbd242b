// Transactions with MongoDB's snapshot isolation: the snapshot is taken at the first operation, a write to a document
// that somebody else changed since or holds uncommitted is a conflict that ends the transaction.
import { randomBytes } from 'node:crypto'
import { TRANSACTION_LIMIT_MS } from './constants'
import { noSuchTransaction, transactionConflict } from './errors'
import type { Document } from './values'

export interface Write {
  readonly collection: string
  readonly id: string
  /** null removes the document. */
  readonly document: Document | null
}

export interface Transaction {
  readonly id: string
  /** The commit whose state it reads; undefined before its first operation. */
  snapshot: number | undefined
  /** Uncommitted writes by collection and id. */
  readonly writes: Map<string, Map<string, Document | null>>
  readonly timer: NodeJS.Timeout
  /** Settles when the transaction has ended, either way. */
  readonly ended: Promise<void>
  readonly settle: () => void
}

/** What transactions need of the store under them. */
export interface Ground {
  currentCommit(): number
  lastCommit(collection: string, id: string): number
  commit(writes: readonly Write[]): void
  /** No snapshot is open any more. */
  forgetOlder(): void
}

export interface Transactions {
  start(): Transaction
  /** The running transaction of that id; takes its snapshot if it has none. */
  use(id: string): Transaction
  /** Holds the writes back until commit; a conflict ends the transaction and throws. */
  hold(transaction: Transaction, writes: readonly Write[]): void
  /** The transaction that holds an uncommitted write to one of the documents. */
  holderOf(writes: readonly Write[]): Transaction | undefined
  commit(id: string): void
  abort(transaction: Transaction): void
  abortById(id: string): void
  hasOpenSnapshot(): boolean
  abortAll(): void
}

export function createTransactions(ground: Ground): Transactions {
  const running = new Map<string, Transaction>()
  const holders = new Map<string, Transaction>()

  function start(): Transaction {
    let settle = (): void => undefined
    const ended = new Promise<void>((resolve) => {
      settle = resolve
    })
    const id = randomBytes(16).toString('hex')
    const timer = setTimeout(() => abort(transaction), TRANSACTION_LIMIT_MS)
    timer.unref()
    const transaction: Transaction = { id, snapshot: undefined, writes: new Map(), timer, ended, settle }
    running.set(id, transaction)
    return transaction
  }

  function use(id: string): Transaction {
    const transaction = running.get(id)
    if (transaction === undefined) throw noSuchTransaction()
    transaction.snapshot ??= ground.currentCommit()
    return transaction
  }

  function hold(transaction: Transaction, writes: readonly Write[]): void {
    const snapshot = transaction.snapshot ?? 0
    for (const { collection, id } of writes) {
      const holder = holders.get(lockName(collection, id))
      const isForeign = holder !== undefined && holder !== transaction
      const isStale = holder === undefined && ground.lastCommit(collection, id) > snapshot
      if (!isForeign && !isStale) continue
      abort(transaction)
      throw transactionConflict()
    }
    for (const { collection, id, document } of writes) {
      holders.set(lockName(collection, id), transaction)
      const own = transaction.writes.get(collection) ?? new Map<string, Document | null>()
      transaction.writes.set(collection, own.set(id, document))
    }
  }

  function holderOf(writes: readonly Write[]): Transaction | undefined {
    for (const { collection, id } of writes) {
      const holder = holders.get(lockName(collection, id))
      if (holder !== undefined) return holder
    }
    return undefined
  }

  function commit(id: string): void {
    const transaction = running.get(id)
    if (transaction === undefined) throw noSuchTransaction()
    // out of the running ones first: its own snapshot must not keep versions that its commit replaces
    running.delete(id)
    try {
      ground.commit(writesOf(transaction))
    } finally {
      end(transaction)
    }
  }

  function abort(transaction: Transaction): void {
    if (running.delete(transaction.id)) end(transaction)
  }

  function end(transaction: Transaction): void {
    clearTimeout(transaction.timer)
    for (const { collection, id } of writesOf(transaction)) holders.delete(lockName(collection, id))
    if (!hasOpenSnapshot()) ground.forgetOlder()
    transaction.settle()
  }

  function abortById(id: string): void {
    const transaction = running.get(id)
    if (transaction === undefined) throw noSuchTransaction()
    abort(transaction)
  }

  function hasOpenSnapshot(): boolean {
    for (const transaction of running.values()) if (transaction.snapshot !== undefined) return true
    return false
  }

  function abortAll(): void {
    for (const transaction of [...running.values()]) abort(transaction)
  }

  return { start, use, hold, holderOf, commit, abort, abortById, hasOpenSnapshot, abortAll }
}

function writesOf(transaction: Transaction): Write[] {
  return [...transaction.writes].flatMap(([collection, own]) => [...own].map(([id, document]) => ({ collection, id, document })))
}

function lockName(collection: string, id: string): string {
  return `${collection}\0${id}`
}
