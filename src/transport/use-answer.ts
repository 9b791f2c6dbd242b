// A read for a screen: cached, renewed when the page is shown again or the network returns.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { Operation, RequestOf, ResponseOf } from '../contract'
import { getSchool } from '../contract/account/get-school'
import { call } from './call'
import type { CallFailure, Outcome } from './outcome'

class RefusedCall extends Error {
  constructor(readonly failure: CallFailure) {
    super(failure.code)
  }
}

/** Worth another try by itself; everything else is the server's considered answer. */
function isPassing(error: unknown): boolean {
  return error instanceof RefusedCall && ['OFFLINE', 'TRY_AGAIN', 'INTERNAL'].includes(error.failure.code)
}

export function answerKey<O extends Operation>(operation: O, input?: RequestOf<O>): readonly unknown[] {
  return input === undefined ? [operation.name] : [operation.name, input]
}

export interface AnswerState<O extends Operation> {
  /** The last good answer; kept while a renewal fails. */
  readonly data: ResponseOf<O> | undefined
  /** Why there is nothing newer; null while all is well. */
  readonly failure: Extract<Outcome<O>, { ok: false }>['error'] | null
  readonly isLoading: boolean
  /** When the answer came, on this device's clock: durations in it count from here. */
  readonly receivedAtMs: number
  readonly reload: () => void
}

export interface AnswerOptions {
  /** False: don't ask yet (an id is missing, nobody is signed in). */
  readonly isWanted?: boolean
}

export function useAnswer<O extends Operation>(operation: O, input: RequestOf<O>, options: AnswerOptions = {}): AnswerState<O> {
  const query = useQuery({
    queryKey: answerKey(operation, input),
    enabled: options.isWanted ?? true,
    retry: (failures, error) => isPassing(error) && failures < 2,
    queryFn: async () => {
      const outcome = await call(operation, input)
      if (!outcome.ok) throw new RefusedCall(outcome.error)
      return outcome.data
    },
  })
  const failure = query.error instanceof RefusedCall ? (query.error.failure as AnswerState<O>['failure']) : null
  return {
    data: query.data as ResponseOf<O> | undefined,
    failure: failure ?? (query.error ? unexpected : null),
    isLoading: query.isLoading,
    receivedAtMs: query.dataUpdatedAt,
    reload: () => void query.refetch(),
  }
}

// a failure in our own code: shown like the server's, since the person can do the same about it
const unexpected = { code: 'INTERNAL', message: 'unexpected failure in the page', requestId: '' } as const

/** For callers that changed something: forget what was read of it. */
export function useForgetAnswers(): (...changed: readonly Operation[]) => Promise<void> {
  const client = useQueryClient()
  return (...changed) => forgetAnswers(client, changed)
}

/** Another person uses this device from now on: nothing that was read stays, but whom to ask. */
export function useForgetEverything(): () => void {
  const client = useQueryClient()
  return () => client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== getSchool.name })
}

async function forgetAnswers(client: QueryClient, changed: readonly Operation[]): Promise<void> {
  await Promise.all(changed.map((operation) => client.invalidateQueries({ queryKey: answerKey(operation) })))
}
