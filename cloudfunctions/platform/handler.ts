// load → decide → commit: the one shape of every handler.
import type { Operation, RequestOf, ResponseOf } from '../../src/contract'
import type { Context } from './context'
import { CommitConflict, Refusal } from './refusal'

export interface HandlerSteps<O extends Operation, Loaded, Decided> {
  /** Reads what the decision needs. Reads the fenced document (desk, exam, attempt) FIRST, the right second. */
  load(context: Context, input: RequestOf<O>): Promise<Loaded>
  /** Pure: calls the domain's rule. Throws `Refusal` to refuse. */
  decide(loaded: Loaded, input: RequestOf<O>, moment: Pick<Context, 'nowMs' | 'newId' | 'newToken' | 'randomUnit'>): Decided
  /** One conditional update or one transaction against what was loaded; throws `CommitConflict` when that changed. */
  commit(context: Context, decided: Decided, loaded: Loaded, input: RequestOf<O>): Promise<ResponseOf<O>>
}

export interface Handler {
  readonly operation: Operation
  run(context: Context, input: unknown): Promise<unknown>
}

const maxTries = 3

export function handler<O extends Operation, Loaded, Decided>(operation: O, steps: HandlerSteps<O, Loaded, Decided>): Handler {
  return {
    operation,
    async run(context, input) {
      for (let tries = 1; ; tries += 1) {
        try {
          const loaded = await steps.load(context, input as RequestOf<O>)
          const decided = steps.decide(loaded, input as RequestOf<O>, context)
          return await steps.commit(context, decided, loaded, input as RequestOf<O>)
        } catch (error) {
          if (!(error instanceof CommitConflict)) throw error
          if (tries >= maxTries) throw new Refusal('TRY_AGAIN', 'the record changed at the same moment, three times in a row')
        }
      }
    },
  }
}
