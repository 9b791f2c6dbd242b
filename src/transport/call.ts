// The one way from a screen to the server.
import type { Operation, RequestOf, ResponseOf } from '../contract'
import { carry } from './carrier'
import type { CarryOptions } from './carrier-types'
import { offline, readEnvelope, type Outcome, type ServerErrorOf } from './outcome'
import { endSession } from './session'

const defaultOptions: CarryOptions = { timeoutMs: 15_000, outlivesPage: false }

/** Never throws: whatever happens is an outcome. */
export async function call<O extends Operation>(operation: O, input: RequestOf<O>, options: Partial<CarryOptions> = {}): Promise<Outcome<O>> {
  const carried = await carry(operation.function, { operation: operation.name, input }, { ...defaultOptions, ...options })
  if (!carried.arrived) return offline(carried.reason)
  const envelope = readEnvelope(carried.body)
  if (envelope === null) return offline('no envelope')
  if (envelope.ok) return { ok: true, data: envelope.data as ResponseOf<O>, serverTimeMs: envelope.serverTimeMs }
  if (envelope.error.code === 'NOT_SIGNED_IN') endSession(carried.session)
  return { ok: false, error: envelope.error as ServerErrorOf<O> }
}
