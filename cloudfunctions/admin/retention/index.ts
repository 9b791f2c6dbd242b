import type { Handler } from '../../platform/handler'
import { runRetentionHandler } from './run-retention'

export const retentionHandlers: readonly Handler[] = [runRetentionHandler]
