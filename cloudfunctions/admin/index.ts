// Operators, from the console or a terminal; never a client.
import { serve } from '../platform/serve'
import { accountHandlers } from './account'
import { bankHandlers } from './bank'
import { evidenceHandlers } from './evidence'
import { examHandlers } from './exam'
import { retentionHandlers } from './retention'
import { schoolHandlers } from './school'

export const main = serve({ name: 'admin', handlers: [...schoolHandlers, ...accountHandlers, ...examHandlers, ...bankHandlers, ...evidenceHandlers, ...retentionHandlers], refusesClients: true })
