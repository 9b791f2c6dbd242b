import { withdrawConsent } from '../../../src/contract/exam/withdraw-consent'
import { commitConsent, loadConsent } from '../../platform/exam/photo-consent'
import { handler } from '../../platform/handler'

export const withdrawConsentHandler = handler(withdrawConsent, {
  load: loadConsent,
  decide: ({ consent }) => consent?.current ?? null,
  async commit(context, given, loaded) {
    if (!given) return { withdrawn: false }
    await commitConsent(context, loaded, null, { textVersion: given.textVersion, action: 'withdrawn', atMs: context.nowMs })
    return { withdrawn: true }
  },
})
