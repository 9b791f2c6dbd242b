// A change that the trainee asks for by a tap: one at a time, its failure kept for the screen.
import { useCallback, useRef, useState } from 'react'
import type { Operation, RequestOf } from '../contract'
import { call } from './call'
import type { Outcome } from './outcome'

export interface Command<O extends Operation> {
  /** A second tap while one is under way gives null. */
  readonly run: (input: RequestOf<O>) => Promise<Outcome<O> | null>
  readonly isBusy: boolean
  readonly failure: Extract<Outcome<O>, { ok: false }>['error'] | null
  readonly clearFailure: () => void
}

export function useCommand<O extends Operation>(operation: O): Command<O> {
  const [state, setState] = useState<Pick<Command<O>, 'isBusy' | 'failure'>>({ isBusy: false, failure: null })
  const isRunning = useRef(false)
  const run = useCallback(
    async (input: RequestOf<O>) => {
      if (isRunning.current) return null
      isRunning.current = true
      setState({ isBusy: true, failure: null })
      const outcome = await call(operation, input)
      isRunning.current = false
      setState({ isBusy: false, failure: outcome.ok ? null : outcome.error })
      return outcome
    },
    [operation],
  )
  const clearFailure = useCallback(() => setState((before) => ({ ...before, failure: null })), [])
  return { ...state, run, clearFailure }
}
