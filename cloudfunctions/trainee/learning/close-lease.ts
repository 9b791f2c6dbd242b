import { closeLease } from '../../../src/contract/learning/close-lease'
import { handler } from '../../platform/handler'
import { acceptClosing } from './accept-report'
import { keepPosition } from './keep-position'
import { requirePageToken } from './lease-token'

export const closeLeaseHandler = handler(closeLease, {
  load: (context, { token }) => requirePageToken(context, token),
  decide: (token) => token,
  commit: (context, token, _loaded, { segments, positionMs, token: sealed }) =>
    token.kind === 'free' ? keepPosition(context, token, sealed, segments, positionMs) : acceptClosing(context, token, { segments, positionMs, isClosing: true }),
})
