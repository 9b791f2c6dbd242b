import type { Handler } from '../../platform/handler'
import { getTemplateHandler } from './get-template'
import { importBankHandler } from './import-bank'
import { itemStatisticsHandler } from './item-statistics'
import { rescoreHandler } from './rescore'

export const bankHandlers: readonly Handler[] = [importBankHandler, getTemplateHandler, itemStatisticsHandler, rescoreHandler]
