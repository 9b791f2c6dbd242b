import type { Handler } from '../../platform/handler'

export const schoolHandlers: readonly Handler[] = []
