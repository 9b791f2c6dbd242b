// Sweeps and outboxes, started by the platform's clock. Each trigger names one operation.
import { serve } from '../platform/serve'
import { accountSweepHandlers } from './account'
import { deliveriesHandlers } from './deliveries'
import { evidenceHandlers } from './evidence'
import { examSweepHandlers } from './exam'
import { retentionHandlers } from './retention'
import { sweepsHandlers } from './sweeps'

export const main = serve({
  name: 'timer',
  handlers: [...sweepsHandlers, ...examSweepHandlers, ...evidenceHandlers, ...accountSweepHandlers, ...deliveriesHandlers, ...retentionHandlers],
  refusesClients: true,
  onTimer: (triggerName) => ({ operation: `timer.${triggerName}`, input: {} }),
})
