import type { Handler } from '../../platform/handler'
import { accountSweepHandler } from './account-sweep'

export const accountSweepHandlers: readonly Handler[] = [accountSweepHandler]
