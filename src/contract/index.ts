// The catalogue: the only list of operations.
import { accountOperations } from './account'
import { adminOperations } from './admin'
import { certificateOperations } from './certificate'
import { examOperations } from './exam'
import { learningOperations } from './learning'
import type { Operation } from './operation'

export const operations: readonly Operation[] = [
  ...accountOperations,
  ...learningOperations,
  ...examOperations,
  ...certificateOperations,
  ...adminOperations,
]

export { doorErrors, errorStatus, errorTable } from './errors'
export type { ErrorCode, ErrorDetails } from './errors'
export type { Answer, CallError, FunctionName, Operation, RequestOf, ResponseOf } from './operation'
