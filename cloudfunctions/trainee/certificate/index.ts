import type { Handler } from '../../platform/handler'
import { downloadHandler } from './download'
import { getHandler } from './get'

export const certificateHandlers: readonly Handler[] = [getHandler, downloadHandler]
