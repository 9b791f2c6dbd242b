// From a command line to an event: the contract says which fields there are and of which kind.
import { toJsonSchema } from '@valibot/to-json-schema'
import { operations, type Operation } from '../src/contract'

export interface CommandLine {
  readonly operation: string
  /** `--name value`; a flag without a value is "true". */
  readonly flags: ReadonlyMap<string, string>
}

/** Wrong use of the command: shown as it is, with exit code 2. */
export class UsageError extends Error {}

export function readCommandLine(words: readonly string[]): CommandLine {
  const [operation = 'help', ...rest] = words
  const flags = new Map<string, string>()
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] as string
    if (!word.startsWith('--')) {
      flags.set('', word)
      continue
    }
    const [name, inline] = splitOnce(word.slice(2))
    const next = rest[index + 1]
    if (inline !== undefined) flags.set(name, inline)
    else if (next === undefined || next.startsWith('--')) flags.set(name, 'true')
    else {
      flags.set(name, next)
      index += 1
    }
  }
  return { operation, flags }
}

function splitOnce(word: string): [string, string | undefined] {
  const at = word.indexOf('=')
  return at === -1 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)]
}

export function operatorOperations(): readonly Operation[] {
  return operations.filter((operation) => operation.function === 'admin')
}

export function findOperation(name: string): Operation {
  const found = operatorOperations().find((operation) => operation.name === name)
  if (!found) throw new UsageError(`没有“${name}”这个操作；npm run admin -- help 列出全部操作。`)
  return found
}

interface FieldSchema {
  readonly type?: string
  readonly anyOf?: readonly FieldSchema[]
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly required?: readonly string[]
}

export interface Field {
  readonly name: string
  readonly kind: 'text' | 'number' | 'yes-no' | 'list' | 'json'
  readonly isNeeded: boolean
  readonly choices: readonly string[]
}

export function fieldsOf(operation: Operation): readonly Field[] {
  const schema = toJsonSchema(operation.request as Parameters<typeof toJsonSchema>[0]) as FieldSchema
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    kind: kindOf(field),
    isNeeded: schema.required?.includes(name) ?? false,
    choices: (field.enum ?? []).map(String),
  }))
}

const kinds = { string: 'text', number: 'number', integer: 'number', boolean: 'yes-no', array: 'list', object: 'json' } as const satisfies Record<string, Field['kind']>

function kindOf(field: FieldSchema): Field['kind'] {
  const type = field.type ?? field.anyOf?.find((one) => one.type !== 'null')?.type ?? (field.enum ? 'string' : 'object')
  return kinds[type as keyof typeof kinds] ?? 'json'
}

/** The typed value of one flag; the server judges the rest. */
export function valueOf(field: Field, text: string): unknown {
  switch (field.kind) {
    case 'text':
      return text
    case 'number': {
      const number = Number(text)
      if (text.trim() === '' || !Number.isFinite(number)) throw new UsageError(`--${field.name} 要写数字，现在是“${text}”。`)
      return number
    }
    case 'yes-no':
      if (text !== 'true' && text !== 'false') throw new UsageError(`--${field.name} 只能写 true 或 false。`)
      return text === 'true'
    case 'list':
      return text.split(',').map((part) => part.trim()).filter((part) => part !== '')
    case 'json':
      try {
        return JSON.parse(text) as unknown
      } catch {
        throw new UsageError(`--${field.name} 要写 JSON，现在是“${text.slice(0, 60)}”。`)
      }
  }
}

/** Flags of the command itself; everything else is a field of the event. */
export const ownFlags = ['url', 'env', 'json', 'file', 'upload', 'no-wait', ''] as const

/** The event's input: the JSON file's fields first, then the flags, then the operator's from the surroundings. */
export function makeInput(operation: Operation, flags: ReadonlyMap<string, string>, base: Readonly<Record<string, unknown>>, surroundings: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  const fields = new Map(fieldsOf(operation).map((field) => [field.name, field]))
  const input: Record<string, unknown> = { ...base }
  for (const [name, text] of flags) {
    if ((ownFlags as readonly string[]).includes(name)) continue
    const field = fields.get(name)
    if (!field) throw new UsageError(`${operation.name} 没有 --${name}；可以写：${[...fields.keys()].map((one) => `--${one}`).join(' ')}`)
    input[name] = valueOf(field, text)
  }
  for (const [name, value] of [['operator', surroundings['OPERATOR']], ['key', surroundings['OPERATOR_KEY']]] as const) {
    if (fields.has(name) && input[name] === undefined && value) input[name] = value
  }
  return input
}
