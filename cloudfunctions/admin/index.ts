// Operators, from the console or a terminal; never a client.
import { serve } from '../platform/serve'
import { accountHandlers } from './account'
import { examHandlers } from './exam'
import { schoolHandlers } from './school'

export const main = serve({ name: 'admin', handlers: [...schoolHandlers, ...accountHandlers, ...examHandlers], refusesClients: true })
