// Counts what tests and engineers ask for: database operations per request, full scans, breaches of the contract.
import { NOTABLE_SCAN, type OperationKind } from './database'

const KEPT_REQUESTS = 5000
const KEPT_BREACHES = 200

export interface RequestLabel {
  readonly requestId: string
  readonly function: string
  readonly caller: string
  readonly operation?: string
}

export interface RequestCount extends RequestLabel {
  reads: number
  writes: number
  /** Starts, commits and aborts of transactions. */
  transactions: number
  durationMs: number | null
  /** false: the function threw or ran out of time. */
  isAnswered: boolean | null
}

export interface ContractBreach {
  readonly operation: string
  readonly reason: string
  readonly requestId: string
}

export interface FullScan {
  readonly collection: string
  readonly fields: readonly string[]
  times: number
  /** The largest collection that was read through. */
  documents: number
}

export interface Statistics {
  /** Returns what notes the end of the request. */
  begin(label: RequestLabel): (isAnswered: boolean) => void
  operation(requestId: string | undefined, kind: OperationKind): void
  scan(collection: string, fields: readonly string[], documents: number): void
  breach(breach: ContractBreach): void
  request(requestId: string): RequestCount | undefined
  report(): Readonly<Record<string, unknown>>
  clear(): void
}

const OUTSIDE: RequestLabel = { requestId: 'outside', function: '', caller: 'outside' }

export function createStatistics(): Statistics {
  const requests = new Map<string, RequestCount>()
  const scans = new Map<string, FullScan>()
  let breaches: ContractBreach[] = []
  let breachCount = 0

  function entry(label: RequestLabel): RequestCount {
    const known = requests.get(label.requestId)
    if (known !== undefined) return known
    const made: RequestCount = { ...label, reads: 0, writes: 0, transactions: 0, durationMs: null, isAnswered: null }
    requests.set(label.requestId, made)
    const [oldest] = requests.keys()
    if (requests.size > KEPT_REQUESTS && oldest !== undefined) requests.delete(oldest)
    return made
  }

  function begin(label: RequestLabel): (isAnswered: boolean) => void {
    const count = entry(label)
    const startedMs = performance.now()
    return function finish(isAnswered) {
      count.durationMs = Math.round((performance.now() - startedMs) * 10) / 10
      count.isAnswered = isAnswered
    }
  }

  function operation(requestId: string | undefined, kind: OperationKind): void {
    const count = entry(requestId === undefined ? OUTSIDE : { ...OUTSIDE, requestId })
    if (kind === 'read') count.reads += 1
    else if (kind === 'write') count.writes += 1
    else count.transactions += 1
  }

  function scan(collection: string, fields: readonly string[], documents: number): void {
    if (documents < NOTABLE_SCAN) return
    const key = `${collection}\0${fields.join('\0')}`
    const known = scans.get(key) ?? { collection, fields, times: 0, documents: 0 }
    scans.set(key, { ...known, times: known.times + 1, documents: Math.max(known.documents, documents) })
  }

  function breach(found: ContractBreach): void {
    breachCount += 1
    breaches = [...breaches, found].slice(-KEPT_BREACHES)
  }

  function report(): Readonly<Record<string, unknown>> {
    const list = [...requests.values()]
    const total = (field: 'reads' | 'writes' | 'transactions'): number => list.reduce((sum, count) => sum + count[field], 0)
    return {
      totals: { requests: list.length, reads: total('reads'), writes: total('writes'), transactions: total('transactions') },
      contractBreaches: breaches,
      contractBreachCount: breachCount,
      fullScans: [...scans.values()],
      requests: list,
    }
  }

  function clear(): void {
    requests.clear()
    scans.clear()
    breaches = []
    breachCount = 0
  }

  return { begin, operation, scan, breach, request: (requestId) => requests.get(requestId), report, clear }
}
