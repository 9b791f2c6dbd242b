import type { Handler } from '../../platform/handler'
import { evidenceRootHandler } from './evidence-root'

export const evidenceHandlers: readonly Handler[] = [evidenceRootHandler]
