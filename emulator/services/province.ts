// The provincial centre with a scripted outcome: takes results, judges them, knows a delivery by its id. What it knows is
// read from the outbox, which is kept with the data.
import type { Outbox } from './outbox'

export const provinceOutcomes = ['accept', 'receive', 'reject', 'down', 'slow'] as const
export type ProvinceOutcome = (typeof provinceOutcomes)[number]

/** Longer than a caller waits: the result is taken, the answer gets lost. */
export const SLOW_MS = 6_000
const PER_PAGE = 200
const REASON = '身份证号与注册信息不符'

type Fields = Readonly<Record<string, unknown>>
interface Verdict {
  readonly deliveryId: string
  readonly state: 'received' | 'accepted' | 'rejected'
  readonly receipt: string | null
  readonly reason: string | null
}

export interface ProvinceReply {
  readonly status: number
  readonly body: unknown
  readonly delayMs: number
}

export interface ProvinceService {
  readonly outcome: () => ProvinceOutcome
  script(outcome: ProvinceOutcome): void
  answer(path: string, body: Fields, authorization: string | null): ProvinceReply
}

export function createProvinceService(outbox: Outbox, now: () => number): ProvinceService {
  let outcome: ProvinceOutcome = 'accept'

  function known(): Map<string, Verdict> {
    const verdicts = outbox.read().province.flatMap((entry) => (entry as { verdict?: Verdict }).verdict ?? [])
    return new Map(verdicts.map((verdict) => [verdict.deliveryId, verdict]))
  }

  /** What was only received is judged when somebody asks. */
  function judged(verdict: Verdict): Verdict {
    if (verdict.state !== 'received' || outcome === 'receive') return verdict
    return verdictOf(verdict.deliveryId, verdict.receipt ?? '')
  }

  function verdictOf(deliveryId: string, receipt: string): Verdict {
    if (outcome === 'reject') return { deliveryId, state: 'rejected', receipt: null, reason: REASON }
    return { deliveryId, state: outcome === 'receive' ? 'received' : 'accepted', receipt, reason: null }
  }

  function take(body: Fields, authorization: string | null): Verdict {
    const deliveryId = String(body['deliveryId'] ?? '')
    const before = known().get(deliveryId)
    // The same delivery again is the same one; what was sent back may come again.
    if (before && before.state !== 'rejected') return judged(before)
    const verdict = verdictOf(deliveryId, `R${now()}-${known().size + 1}`)
    outbox.record('province', { body, authorization, atMs: now(), verdict })
    return verdict
  }

  function list(after: unknown): { results: Verdict[]; next: string | null } {
    const all = [...known().values()].map(judged).sort((left, right) => (left.deliveryId < right.deliveryId ? -1 : 1))
    const rest = all.filter(({ deliveryId }) => typeof after !== 'string' || deliveryId > after)
    const results = rest.slice(0, PER_PAGE)
    return { results, next: rest.length > results.length ? (results.at(-1)?.deliveryId ?? null) : null }
  }

  function status(deliveryIds: unknown): { results: Verdict[]; next: null } {
    const verdicts = known()
    const asked = Array.isArray(deliveryIds) ? deliveryIds.map(String) : []
    return { results: asked.flatMap((id) => verdicts.get(id) ?? []).map(judged), next: null }
  }

  function answer(path: string, body: Fields, authorization: string | null): ProvinceReply {
    if (outcome === 'down') return { status: 503, body: { error: 'maintenance' }, delayMs: 0 }
    const delayMs = outcome === 'slow' ? SLOW_MS : 0
    switch (path) {
      case '/province/results':
        return typeof body['deliveryId'] === 'string' ? { status: 200, body: take(body, authorization), delayMs } : { status: 400, body: { error: 'deliveryId is missing' }, delayMs: 0 }
      case '/province/results/status':
        return { status: 200, body: status(body['deliveryIds']), delayMs }
      case '/province/results/list':
        return { status: 200, body: list(body['after']), delayMs }
      default:
        return { status: 404, body: { error: `the province has no ${path}` }, delayMs: 0 }
    }
  }

  return {
    outcome: () => outcome,
    script: (next) => {
      outcome = next
    },
    answer,
  }
}
