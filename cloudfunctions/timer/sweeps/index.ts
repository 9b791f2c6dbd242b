import type { Handler } from '../../platform/handler'
import { jobsHandler } from './jobs'
import { sendMessagesHandler } from './send-messages'

export const sweepsHandlers: readonly Handler[] = [sendMessagesHandler, jobsHandler]
