// Anyone may call: sign in, verify a certificate, open a one-time review link.
import { serve } from '../platform/serve'
import { accountHandlers } from './account'
import { certificateHandlers } from './certificate'
import { reviewHandlers } from './review'

export const main = serve({ name: 'visitor', handlers: [...accountHandlers, ...certificateHandlers, ...reviewHandlers], refusesClients: false })
