import { closeLease } from '../../../src/contract/learning/close-lease'
import { handler } from '../../platform/handler'
import { acceptClosing } from './accept-report'
import { keepPosition } from './keep-position'
import { openPageToken } from './lease-token'

export const closeLeaseHandler = handler(closeLease, {
  load: async (context, { token }) => openPageToken(context, token),
  decide: (token) => token,
  commit: (context, token, _loaded, { segments, positionMs, token: sealed }) =>
    token.kind === 'free' ? keepPosition(context, token, sealed, segments, positionMs) : acceptClosing(context, token, { segments, positionMs, isClosing: true }),
})
