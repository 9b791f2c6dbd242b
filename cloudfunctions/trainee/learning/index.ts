import type { Handler } from '../../platform/handler'

export const learningHandlers: readonly Handler[] = []
