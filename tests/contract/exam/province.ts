// The provincial centre in the tests: its script, its timer, what it has received.
import { operator, type ExamCloud, type Person, type Reply } from './arrange'
import { pass } from './journey'

export interface StoredDelivery {
  readonly _id: string
  readonly kind: string
  readonly state: string
  readonly way: string | null
  readonly tries: number
  readonly receipt: string | null
  readonly lastError: string | null
  readonly nextTryAtMs: number
}

/** A decision rests ten minutes before it leaves the house. */
export const restMs = 10 * 60_000 + 1_000

async function post(cloud: ExamCloud, path: string, body: object): Promise<unknown> {
  return (await cloud.post(path, body)).body
}

export function provinceSays(cloud: ExamCloud, outcome: 'accept' | 'receive' | 'reject' | 'down' | 'slow'): Promise<unknown> {
  return post(cloud, '/emulator/province', { outcome })
}

/** What one run of the outbox came to. */
export async function runDeliveries(cloud: ExamCloud): Promise<{ sent: number; accepted: number; rejected: number; retried: number }> {
  return ((await post(cloud, '/emulator/timer/deliveries', {})) as { result: { data: never } }).result.data
}

export async function deliveriesOf(cloud: ExamCloud, { enrolmentId }: Pick<Person, 'enrolmentId'>): Promise<StoredDelivery[]> {
  const found = await cloud.read<StoredDelivery & { queuedAtMs: number }>('deliveries', { enrolmentId })
  return found.sort((left, right) => left.queuedAtMs - right.queuedAtMs)
}

/** The bodies that the province has taken in, of one attempt. */
export async function takenIn(cloud: ExamCloud, attemptId: string): Promise<Record<string, unknown>[]> {
  const { province } = (await (await fetch(`${cloud.url}/emulator/outbox`)).json()) as { province: { body: Record<string, unknown> }[] }
  return province.map(({ body }) => body).filter(({ deliveryId }) => String(deliveryId).startsWith(attemptId))
}

/** A confirmed pass whose result may go out now; `script` is set before any timer can send it. */
export async function passToSend(cloud: ExamCloud, script: Parameters<typeof provinceSays>[1]): Promise<{ person: Person; attemptId: string }> {
  await provinceSays(cloud, 'down')
  const person = await cloud.newcomer({ registrationNumber: '苏232' })
  const { attemptId } = await pass(cloud, person)
  await cloud.advance(restMs)
  // an advance may have run the outbox against a silent province: due again now
  await cloud.change('deliveries', `${attemptId}_result`, { nextTryAtMs: 0, tries: 0, lastError: null })
  await provinceSays(cloud, script)
  return { person, attemptId }
}

export function deliver(cloud: ExamCloud, change: object = {}): Promise<Reply> {
  return cloud.admin('province.deliver', { ...operator, confirm: true, ...change })
}
