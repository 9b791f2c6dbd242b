import type { Handler } from '../../platform/handler'

export const accountHandlers: readonly Handler[] = []
