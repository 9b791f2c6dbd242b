import type { Handler } from '../../platform/handler'
import { getSchoolHandler } from './get-school'

export const accountHandlers: readonly Handler[] = [getSchoolHandler]
