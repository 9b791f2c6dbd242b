import { deletePhotos } from '../../../src/contract/account/delete-photos'
import { appendEvidence } from '../../platform/evidence'
import { consentIdOf } from '../../platform/exam/exam-case'
import { loadConsent } from '../../platform/exam/photo-consent'
import { handler } from '../../platform/handler'
import { CommitConflict } from '../../platform/refusal'
import { photoOutlook } from '../../platform/retention/photo-outlook'

export const deletePhotosHandler = handler(deletePhotos, {
  load: loadConsent,
  decide({ consent, trainee }, _input, { nowMs }) {
    const { version = 0, current = null, history = [] } = consent ?? {}
    return { _id: consentIdOf(trainee._id), version: version + 1, traineeId: trainee._id, kind: 'face-photo' as const, current, history, deletionAskedAtMs: nowMs, isDeletionNew: true }
  },
  async commit(context, asked, { consent, trainee }) {
    await context.database.transact(async (transaction) => {
      const stored = await transaction.get('consents', asked._id)
      if ((stored?.version ?? 0) !== (consent?.version ?? 0)) throw new CommitConflict('the consent changed')
      await transaction.put('consents', asked)
      await appendEvidence(transaction, context, 'identity', trainee._id, { event: 'photo-deletion-asked' })
    })
    const { kept, latestDay } = await photoOutlook(context, trainee._id)
    return { waiting: kept > 0, latestDay }
  },
})
