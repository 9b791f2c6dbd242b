import type { Handler } from '../../platform/handler'

export const sweepsHandlers: readonly Handler[] = []
