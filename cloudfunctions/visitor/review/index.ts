import type { Handler } from '../../platform/handler'

export const reviewHandlers: readonly Handler[] = []
