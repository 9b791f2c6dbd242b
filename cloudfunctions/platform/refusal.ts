// The two ways a handler ends without an answer.
import type { ErrorCode, ErrorDetails } from '../../src/contract'

/** A declared error of the operation, or one of the door's. Nothing is changed unless the handler says so. */
export class Refusal<Code extends ErrorCode = ErrorCode> extends Error {
  constructor(
    readonly code: Code,
    message: string,
    readonly details?: ErrorDetails<Code>,
  ) {
    super(message)
  }
}

/** What was loaded is no longer so: the handler runs again from its load, at most three times. */
export class CommitConflict extends Error {}
