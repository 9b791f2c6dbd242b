import { giveConsent } from '../../../src/contract/exam/give-consent'
import { commitConsent, loadConsent } from '../../platform/exam/photo-consent'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'

export const giveConsentHandler = handler(giveConsent, {
  load: loadConsent,
  decide({ school, consent }, { textVersion }, { nowMs }) {
    const { version } = school.facePhotoConsent
    if (textVersion !== version) throw new Refusal('EXAM_TEXT_OUTDATED', `the consent text in force is ${version}`, { version })
    // Said twice, it counts from the first time.
    return consent?.current?.textVersion === version ? consent.current : { textVersion, givenAtMs: nowMs }
  },
  async commit(context, current, loaded) {
    if (current !== loaded.consent?.current) await commitConsent(context, loaded, current, { textVersion: current.textVersion, action: 'given', atMs: current.givenAtMs })
    return { textVersion: current.textVersion, givenAtMs: current.givenAtMs }
  },
})
