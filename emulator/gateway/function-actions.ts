// A function calling another one.
import { CloudError, type Action } from '../database'
import type { FunctionHost } from '../functions'

export function functionActions(host: () => FunctionHost): Readonly<Record<string, Action>> {
  return {
    'functions.invokeFunction': async (params) => {
      const text = params['request_data']
      const event: unknown = typeof text === 'string' && text !== '' ? JSON.parse(text) : {}
      try {
        const { result } = await host().invoke(String(params['function_name']), event, { kind: 'function' })
        return { data: { response_data: JSON.stringify(result) } }
      } catch (error) {
        throw new CloudError('FUNCTIONS_EXECUTE_FAIL', error instanceof Error ? error.message : String(error))
      }
    },
  }
}
