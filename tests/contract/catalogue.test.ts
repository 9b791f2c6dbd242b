// The catalogue as a whole: names, conversions, errors.
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { doorErrors, errorTable, operations } from '../../src/contract'

const rooms = { visitor: 1, trainee: 1, admin: 1, timer: 1 }

describe('the catalogue of operations', () => {
  test('names every operation once, as context.verbNoun', () => {
    const names = operations.map(({ name }) => name)
    expect(names.filter((name) => !/^[a-z]+\.[a-z][A-Za-z]+$/.test(name))).toEqual([])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(operations.filter((operation) => !(operation.function in rooms))).toEqual([])
  })

  test('turns every request and response into JSON Schema', () => {
    const failures = operations.flatMap(({ name, request, response }) =>
      [request, response].flatMap((schema) => {
        try {
          toJsonSchema(schema as Parameters<typeof toJsonSchema>[0], { errorMode: 'throw' })
          return []
        } catch (error) {
          return [`${name}: ${(error as Error).message}`]
        }
      }),
    )
    expect(failures).toEqual([])
  })

  test('declares only errors of the table, and no door error twice', () => {
    const door: readonly string[] = doorErrors
    const wrong = operations.flatMap(({ name, errors }) => errors.filter((code) => !(code in errorTable) || door.includes(code)).map((code) => `${name}: ${code}`))
    expect(wrong).toEqual([])
  })

  test('declares every error of the table somewhere', () => {
    const declared = new Set<string>([...doorErrors, ...operations.flatMap(({ errors }) => [...errors])])
    expect(Object.keys(errorTable).filter((code) => !declared.has(code))).toEqual([])
  })

  test('accepts no array where an object belongs', () => {
    expect(operations.filter(({ request }) => v.safeParse(request, []).success).map(({ name }) => name)).toEqual([])
  })

  test('limits the length of every text and list that comes in', () => {
    const open = operations.flatMap(({ name, request }) => unlimited(toJsonSchema(request as Parameters<typeof toJsonSchema>[0]), name))
    expect(open).toEqual([])
  })

  test('accepts no unknown field', () => {
    const open = operations.filter(({ request }) => v.safeParse(request, { openid: 'x', role: 'admin' }).success).map(({ name }) => name)
    expect(open).toEqual([])
  })
})

/** The paths of texts without a maximum or pattern and of lists without a maximum. */
function unlimited(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const node = schema as { type?: string; maxLength?: number; pattern?: string; enum?: unknown; const?: unknown; maxItems?: number; items?: unknown }
  const own: string[] = []
  if (node.type === 'string' && node.maxLength === undefined && node.pattern === undefined && node.enum === undefined && node.const === undefined) own.push(path)
  if (node.type === 'array' && node.maxItems === undefined && !Array.isArray(node.items)) own.push(path)
  return [...own, ...Object.entries(schema).flatMap(([key, value]) => unlimited(value, `${path}.${key}`))]
}
