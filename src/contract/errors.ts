// The one table of error codes → HTTP status and the shape of their details. Each context adds its own.
import type * as v from 'valibot'
import { accountErrors } from './account/errors'
import { adminErrors } from './admin/errors'
import { bankErrors } from './bank/errors'
import { certificateErrors } from './certificate/errors'
import { examErrors } from './exam/errors'
import { learningErrors } from './learning/errors'
import { doorErrorTable } from './door-errors'

export interface ErrorRow {
  readonly status: number
  readonly details?: v.GenericSchema
}

export const errorTable = {
  ...doorErrorTable,
  ...accountErrors,
  ...learningErrors,
  ...examErrors,
  ...certificateErrors,
  ...adminErrors,
  ...bankErrors,
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errorTable

export type ErrorDetails<Code extends ErrorCode> = (typeof errorTable)[Code] extends { details: infer S extends v.GenericSchema } ? v.InferOutput<S> : undefined

export const errorStatus = Object.fromEntries(Object.entries(errorTable).map(([code, row]) => [code, row.status])) as Record<ErrorCode, number>

/** What any call may meet at the door, whatever the operation; operations do not declare these. */
export const doorErrors = Object.keys(doorErrorTable) as readonly (keyof typeof doorErrorTable)[]
