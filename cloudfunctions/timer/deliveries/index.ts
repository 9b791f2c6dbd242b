import type { Handler } from '../../platform/handler'
import { deliveriesHandler } from './deliveries'

export const deliveriesHandlers: readonly Handler[] = [deliveriesHandler]
