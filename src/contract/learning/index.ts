import type { Operation } from '../operation'

export const learningOperations: readonly Operation[] = []
