import type { Handler } from '../../platform/handler'

export const certificateHandlers: readonly Handler[] = []
