import type { Handler } from '../../platform/handler'
import { auditHandler } from './audit'
import { exportHandler } from './export'
import { listRootsHandler } from './list-roots'
import { statementHandler } from './statement'

export const evidenceHandlers: readonly Handler[] = [statementHandler, auditHandler, exportHandler, listRootsHandler]
