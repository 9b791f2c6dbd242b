import type { Handler } from '../../platform/handler'
import { verifyHandler } from './verify'

export const certificateHandlers: readonly Handler[] = [verifyHandler]
