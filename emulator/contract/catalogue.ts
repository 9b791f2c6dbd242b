// The contract as the emulator uses it: to describe it, and to notice a function that does not keep it.
import * as v from 'valibot'
import type { Operation } from '../../src/contract'

export interface Catalogue {
  readonly operations: readonly CatalogueOperation[]
  readonly errorStatus: Readonly<Record<string, number>>
  /** Codes that any call may meet, whatever the operation declares. */
  readonly doorErrors: readonly string[]
}

export type CatalogueOperation = Pick<Operation, 'name' | 'request' | 'response'> & {
  readonly function: string
  readonly summary?: string
  readonly errors: readonly string[]
}

export const emptyCatalogue: Catalogue = { operations: [], errorStatus: {}, doorErrors: [] }

export async function loadCatalogue(): Promise<Catalogue> {
  const { operations, errorStatus, doorErrors } = await import('../../src/contract')
  return { operations, errorStatus, doorErrors }
}

/** Why an answer breaks the contract, or undefined when it keeps it or the operation is not in the catalogue. */
export function breachOf(catalogue: Catalogue, operationName: string | undefined, envelope: unknown): string | undefined {
  if (!isRecord(envelope) || typeof envelope['ok'] !== 'boolean') return 'The answer is no envelope'
  const operation = catalogue.operations.find(({ name }) => name === operationName)
  if (!Number.isSafeInteger(envelope['serverTimeMs'])) return 'serverTimeMs is missing'
  if (envelope['ok']) return operation === undefined ? undefined : breachOfData(operation, envelope['data'])
  return breachOfError(catalogue, operation, envelope['error'])
}

function breachOfData(operation: CatalogueOperation, data: unknown): string | undefined {
  const parsed = v.safeParse(operation.response, data)
  if (parsed.success) return undefined
  const issues = parsed.issues.slice(0, 5).map((issue) => `${v.getDotPath(issue) ?? 'data'}: ${issue.message}`)
  return `The response does not fit: ${issues.join('; ')}`
}

function breachOfError(catalogue: Catalogue, operation: CatalogueOperation | undefined, error: unknown): string | undefined {
  if (!isRecord(error) || typeof error['code'] !== 'string') return 'The error has no code'
  const { code } = error
  if (typeof error['message'] !== 'string' || typeof error['requestId'] !== 'string') return `${String(code)} has no message or requestId`
  if (operation === undefined || operation.errors.includes(String(code)) || catalogue.doorErrors.includes(String(code))) return undefined
  return `The error ${String(code)} is not declared`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
