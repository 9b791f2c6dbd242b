import { getPrivacy } from '../../../src/contract/account/get-privacy'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { photoOutlook } from '../../platform/retention/photo-outlook'
import { ruleSetOf } from '../../platform/rules-in-force'
import { requireSignedIn } from '../../platform/signed-in'

export const getPrivacyHandler = handler(getPrivacy, {
  async load(context) {
    const { trainee } = await requireSignedIn(context)
    const school = await context.database.get('school', 'school')
    if (!school) throw new Refusal('NOT_FOUND', 'the school is not set up')
    const consent = await context.database.get('consents', `${trainee._id}_face-photo`)
    const { retention } = await ruleSetOf(context, school.currentRuleSetId)
    return { text: school.facePhotoConsent, consent, retention, photos: await photoOutlook(context, trainee._id) }
  },
  decide: ({ text, consent, retention, photos }) => ({
    facePhoto: {
      title: text.title,
      textVersion: text.version,
      clauses: text.clauses,
      givenAtMs: consent?.current?.givenAtMs ?? null,
      history: (consent?.history ?? []).slice(-100).map(({ action, textVersion, atMs }) => ({ action, textVersion, atMs })),
    },
    photos: { ...photos, isDeletionAsked: (consent?.deletionAskedAtMs ?? null) !== null },
    keptDays: { facePhoto: retention.facePhotoDays, watchEvidence: retention.watchEvidenceDays, examEvidence: retention.examEvidenceDays, message: retention.messageDays },
  }),
  commit: async (_context, answer) => answer,
})
