// The provincial centre's service as this product speaks to it (RPT-02): the only file that knows its words. A delivery
// carries its own id, so that the same one sent twice is one there.
import * as v from 'valibot'
import type { ProvinceWord, TheirDelivery } from '../../../src/domain/delivery'
import { secondMs } from '../../../src/domain/units'
import type { Context } from '../context'

type Needs = Pick<Context, 'secrets'>

const patienceMs = 5 * secondMs
/** How many ids one question holds. */
export const idsPerQuestion = 200

const answer = v.object({
  deliveryId: v.string(),
  state: v.picklist(['received', 'accepted', 'rejected']),
  receipt: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  reason: v.nullable(v.pipe(v.string(), v.maxLength(200))),
})
const answers = v.object({ results: v.array(answer), next: v.nullable(v.string()) })

export class ProvinceUnreachable extends Error {}

/** False while results go by hand. */
export function hasProvince({ secrets }: Needs): boolean {
  return secrets.setting('PROVINCE_URL') !== ''
}

/** What the centre says to one delivery; silence and nonsense are words too. */
export async function tellProvince(context: Needs, body: Readonly<Record<string, unknown>> & { readonly deliveryId: string }): Promise<ProvinceWord> {
  try {
    const said = v.parse(answer, await ask(context, '', body, body.deliveryId))
    return said.deliveryId === body.deliveryId ? wordOf(said) : { kind: 'unreachable', why: 'WRONG_ANSWER' }
  } catch (error) {
    if (error instanceof ProvinceUnreachable) return { kind: 'unreachable', why: error.message }
    if (error instanceof v.ValiError) return { kind: 'unreachable', why: 'WRONG_ANSWER' }
    throw error
  }
}

/** What became of these; an id that is not in the answer is unknown there. Throws ProvinceUnreachable. */
export async function askProvince(context: Needs, deliveryIds: readonly string[]): Promise<ReadonlyMap<string, ProvinceWord>> {
  const { results } = read(await ask(context, '/status', { deliveryIds }))
  const known = new Map(results.map((said) => [said.deliveryId, wordOf(said)]))
  return new Map(deliveryIds.map((id) => [id, known.get(id) ?? { kind: 'unknown' }]))
}

/** Everything the centre has from this school. Throws ProvinceUnreachable. */
export async function listProvince(context: Needs): Promise<TheirDelivery[]> {
  const all: TheirDelivery[] = []
  const seen = new Set<string>()
  let after: string | null = null
  do {
    const page: v.InferOutput<typeof answers> = read(await ask(context, '/list', { after }))
    all.push(...page.results)
    after = page.next
    // A page that comes back would be asked for without end.
    if (after !== null && seen.has(after)) throw new ProvinceUnreachable('WRONG_ANSWER')
    if (after !== null) seen.add(after)
  } while (after !== null)
  return all
}

const rootAnswer = v.object({ receipt: v.pipe(v.string(), v.maxLength(200)) })

/** A daily evidence root (PRV-04) with the day as its id; answers with the centre's receipt. Throws ProvinceUnreachable. */
export async function handInRoot(context: Needs, root: { readonly day: string; readonly root: string; readonly previous: string; readonly chains: number }): Promise<string> {
  const said = v.safeParse(rootAnswer, await ask(context, '/evidence-roots', root, `evidence-root_${root.day}`))
  if (!said.success) throw new ProvinceUnreachable('WRONG_ANSWER')
  return said.output.receipt
}

function wordOf({ state, receipt, reason }: v.InferOutput<typeof answer>): ProvinceWord {
  switch (state) {
    case 'accepted':
      return { kind: 'accepted', receipt: receipt ?? '' }
    case 'received':
      return { kind: 'received', receipt: receipt ?? '' }
    case 'rejected':
      return { kind: 'rejected', reason: reason ?? '没有写明原因' }
  }
}

function read(value: unknown): v.InferOutput<typeof answers> {
  const parsed = v.safeParse(answers, value)
  if (!parsed.success) throw new ProvinceUnreachable('WRONG_ANSWER')
  return parsed.output
}

async function ask({ secrets }: Needs, path: string, body: unknown, idempotencyKey?: string): Promise<unknown> {
  let reply: Response
  try {
    reply = await fetch(`${secrets.setting('PROVINCE_URL')}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secrets.setting('PROVINCE_KEY')}`, ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    })
    if (reply.ok) return await reply.json()
  } catch {
    // A broken connection, a time-out and a body that is no JSON mean the same: no word from the centre yet.
    throw new ProvinceUnreachable('NO_ANSWER')
  }
  throw new ProvinceUnreachable(`HTTP_${reply.status}`)
}
