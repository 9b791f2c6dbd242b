// The catalogue: the only list of operations.
import { accountOperations } from './account'
import { adminOperations } from './admin'
import { bankOperations } from './bank'
import { certificateOperations } from './certificate'
import { evidenceOperations } from './evidence'
import { examOperations } from './exam'
import { learningOperations } from './learning'
import type { Operation } from './operation'

export const operations: readonly Operation[] = [
  ...accountOperations,
  ...learningOperations,
  ...examOperations,
  ...certificateOperations,
  ...adminOperations,
  ...bankOperations,
  ...evidenceOperations,
]

export { doorErrors, errorStatus, errorTable } from './errors'
export type { ErrorCode, ErrorDetails } from './errors'
export type { Answer, CallError, FunctionName, Operation, RequestOf, ResponseOf } from './operation'
