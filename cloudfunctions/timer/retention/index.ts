import type { Handler } from '../../platform/handler'
import { retentionHandler } from './retention'

export const retentionHandlers: readonly Handler[] = [retentionHandler]
