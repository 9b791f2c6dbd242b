import type { Handler } from '../../platform/handler'

export const examHandlers: readonly Handler[] = []
