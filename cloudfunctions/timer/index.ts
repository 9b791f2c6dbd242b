// Sweeps and outboxes, started by the platform's clock. Each trigger names one operation.
import { serve } from '../platform/serve'
import { examSweepHandlers } from './exam'
import { sweepsHandlers } from './sweeps'

export const main = serve({
  name: 'timer',
  handlers: [...sweepsHandlers, ...examSweepHandlers],
  refusesClients: true,
  onTimer: (triggerName) => ({ operation: `timer.${triggerName}`, input: {} }),
})
