// A signed-in trainee's own learning, exam and certificate.
import { serve } from '../platform/serve'
import { accountHandlers } from './account'
import { certificateHandlers } from './certificate'
import { examHandlers } from './exam'
import { learningHandlers } from './learning'

export const main = serve({ name: 'trainee', handlers: [...accountHandlers, ...learningHandlers, ...examHandlers, ...certificateHandlers], refusesClients: false })
