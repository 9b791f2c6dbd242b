import type { Handler } from '../../platform/handler'
import { decidePhotosHandler } from './decide-photos'
import { openLinkHandler } from './open-link'

export const reviewHandlers: readonly Handler[] = [openLinkHandler, decidePhotosHandler]
