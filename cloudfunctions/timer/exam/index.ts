import type { Handler } from '../../platform/handler'
import { examSweepHandler } from './exam-sweep'
import { photoSweepHandler } from './photo-sweep'

export const examSweepHandlers: readonly Handler[] = [examSweepHandler, photoSweepHandler]
