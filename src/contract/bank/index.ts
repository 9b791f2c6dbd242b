import type { Operation } from '../operation'
import { getTemplate } from './get-template'
import { importBank } from './import-bank'
import { itemStatistics } from './item-statistics'
import { rescore } from './rescore'

export const bankOperations: readonly Operation[] = [importBank, getTemplate, itemStatistics, rescore]
