import type { Operation } from '../operation'
import { getSchool } from './get-school'

export const accountOperations: readonly Operation[] = [getSchool]
