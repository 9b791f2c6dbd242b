import type { Handler } from '../../platform/handler'
import { jobsHandler } from './jobs'
import { sendMessagesHandler } from './send-messages'
import { stopWithdrawnHandler } from './stop-withdrawn'

export const sweepsHandlers: readonly Handler[] = [sendMessagesHandler, jobsHandler, stopWithdrawnHandler]
