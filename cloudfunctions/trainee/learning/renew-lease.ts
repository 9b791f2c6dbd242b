import { renewLease } from '../../../src/contract/learning/renew-lease'
import { handler } from '../../platform/handler'
import { acceptRenewal } from './accept-report'
import { keepPosition } from './keep-position'
import { requirePageToken } from './lease-token'

/** The token is the credential: nothing is read while the desk is as it says. The decision is `decideReport`. */
export const renewLeaseHandler = handler(renewLease, {
  load: (context, { token }) => requirePageToken(context, token),
  decide: (token) => token,
  commit: (context, token, _loaded, { segments, positionMs, token: sealed }) =>
    token.kind === 'free' ? keepPosition(context, token, sealed, segments, positionMs) : acceptRenewal(context, token, { segments, positionMs, isClosing: false }),
})
