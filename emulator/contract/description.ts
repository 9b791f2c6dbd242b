// The contract for readers without our code: every operation with JSON Schemas.
import { toJsonSchema } from '@valibot/to-json-schema'
import type { Catalogue, CatalogueOperation } from './catalogue'

export function describeContract(catalogue: Catalogue) {
  const withStatus = (code: string) => ({ code, status: catalogue.errorStatus[code] ?? 500 })
  return {
    operations: catalogue.operations.map((operation) => ({
      name: operation.name,
      function: operation.function,
      caller: operation.function,
      ...(operation.summary === undefined ? {} : { summary: operation.summary }),
      request: schemaOf(operation.request),
      response: schemaOf(operation.response),
      errors: operation.errors.map(withStatus),
    })),
    doorErrors: catalogue.doorErrors.map(withStatus),
  }
}

function schemaOf(schema: CatalogueOperation['request']): unknown {
  try {
    return toJsonSchema(schema, { errorMode: 'throw' })
  } catch (error) {
    return { $comment: `This schema has no JSON form: ${(error as Error).message}` }
  }
}
