import type { Operation } from '../operation'

export const certificateOperations: readonly Operation[] = []
