import type { Handler } from '../../platform/handler'
import { examSweepHandler } from './exam-sweep'

export const examSweepHandlers: readonly Handler[] = [examSweepHandler]
