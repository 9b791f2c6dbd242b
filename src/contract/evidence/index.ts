import type { Operation } from '../operation'
import { audit } from './audit'
import { evidenceRoot } from './evidence-root'
import { exportEvidence } from './export'
import { listRoots } from './list-roots'
import { statement } from './statement'

export const evidenceOperations: readonly Operation[] = [statement, audit, exportEvidence, listRoots, evidenceRoot]
