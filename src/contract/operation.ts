// What an operation is: one file per operation states its name, who may call it, what goes in and out,
// and every error it can answer with. Client, function, emulator and tests read the same object.
import type * as v from 'valibot'
import type { ErrorCode, ErrorDetails } from './errors'

/** The cloud function that serves the operation; the folder under cloudfunctions/ is the trust boundary. */
export type FunctionName = 'visitor' | 'trainee' | 'admin' | 'timer'

type Schema = v.GenericSchema

export interface Operation<Request extends Schema = Schema, Response extends Schema = Schema, Codes extends ErrorCode = ErrorCode> {
  /** `context.verbNoun`. */
  readonly name: string
  readonly function: FunctionName
  /** One sentence in Chinese: what the operation does, for the leaflet and the contract page. */
  readonly summary: string
  readonly request: Request
  readonly response: Response
  /** The errors of this operation, besides those any call may meet at the door (`doorErrors`). */
  readonly errors: readonly Codes[]
}

export type RequestOf<O> = O extends Operation<infer R, Schema, ErrorCode> ? v.InferOutput<R> : never
export type ResponseOf<O> = O extends Operation<Schema, infer R, ErrorCode> ? v.InferOutput<R> : never

export function defineOperation<Request extends Schema, Response extends Schema, const Codes extends ErrorCode>(
  operation: Operation<Request, Response, Codes>,
): Operation<Request, Response, Codes> {
  return operation
}

/** The envelope every call answers with. `message` is for engineers; screens show their own text for `code`. */
export type Answer<Data> =
  | { readonly ok: true; readonly data: Data; readonly serverTimeMs: number }
  | { readonly ok: false; readonly error: CallError; readonly serverTimeMs: number }

export type CallError = {
  [Code in ErrorCode]: { readonly code: Code; readonly message: string; readonly requestId: string; readonly details?: ErrorDetails<Code> }
}[ErrorCode]
