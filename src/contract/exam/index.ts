import type { Operation } from '../operation'

export const examOperations: readonly Operation[] = []
