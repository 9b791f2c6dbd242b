import type { Operation } from '../operation'
import { download } from './download'
import { get } from './get'
import { verify } from './verify'

export const certificateOperations: readonly Operation[] = [get, download, verify]
