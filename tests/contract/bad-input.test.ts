// Every operation against input that no honest client sends: a declared error with a request id, and no change.
import { toJsonSchema } from '@valibot/to-json-schema'
import { doorErrors, operations, type Operation } from '../../src/contract'
import { startLocalCloud, type LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
}, 60_000)
afterAll(() => cloud.stop())

interface Schema {
  properties?: Record<string, Schema>
  required?: string[]
  type?: string
  anyOf?: Schema[]
  const?: unknown
  enum?: unknown[]
  pattern?: string
  minLength?: number
}

/** JSON knows no NaN and no Infinity: they arrive as null, or as a number beyond a double. */
const wrongValues = ['null', '-1', '0.5', '1e308', '1e999', '"\\u0000"', '""', '[]', '{}', '[[[]]]', 'true', '"__proto__"', '{"$gt":""}', `"${'x'.repeat(200_000)}"`]

function fields(schema: Schema): Record<string, Schema> {
  return Object.assign({}, ...(schema.anyOf ?? []).map(fields), schema.properties ?? {})
}

function bodies({ request, name }: Operation): string[] {
  const names = Object.keys(fields(toJsonSchema(request as Parameters<typeof toJsonSchema>[0]) as Schema))
  const whole = ['null', '[]', '"text"', '5', '{"__proto__":{"a":1}}', '{"constructor":{}}', '{"$where":"1"}']
  const oneField = names.flatMap((field) => wrongValues.map((value) => `{${JSON.stringify(field)}:${value}}`))
  const allFields = wrongValues.map((value) => `{${names.map((field) => `${JSON.stringify(field)}:${value}`).join(',')}}`)
  return [...whole, ...oneField, ...allFields].map((input) => `{"operation":${JSON.stringify(name)},"input":${input}}`)
}

/** Each operation on its own: the admin and timer functions through the console, as operators call them. */
const doors = { visitor: '/call/visitor', trainee: '/call/trainee', admin: '/emulator/console/admin', timer: '/emulator/console/timer' } as const

describe('input that no honest client sends', () => {
  test.each(operations.map((operation) => [operation.name, operation] as const))('%s answers with a declared error and writes nothing', async (_name, operation) => {
    const allowed = new Set<string>([...operation.errors, ...doorErrors.filter((code) => code !== 'INTERNAL')])
    const surprises: string[] = []
    for (const body of bodies(operation)) {
      const { body: reply, writes } = await cloud.post(doors[operation.function], body, { 'x-emulator-openid': 'o-fuzz' })
      const envelope = reply as { ok: boolean; error?: { code: string; requestId: string; message: string } }
      if (envelope.ok) continue // some operations need no input: an empty call is a right one
      const code = envelope.error?.code ?? ''
      // the statistics keep the last requests alone, so each reply is asked for its own count
      if (writes !== 0) surprises.push(`${writes} writes with ${code} for ${body.slice(0, 120)}`)
      if (!allowed.has(code) || !envelope.error?.requestId) surprises.push(`${code} for ${body.slice(0, 120)}`)
    }
    expect(surprises).toEqual([])
  })

  test('breaks no contract', async () => {
    const { contractBreachCount } = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as { contractBreachCount: number }
    expect(contractBreachCount).toBe(0)
  })
})
