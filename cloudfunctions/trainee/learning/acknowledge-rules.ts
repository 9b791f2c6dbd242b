import { acknowledgeRules } from '../../../src/contract/learning/acknowledge-rules'
import { appendEvidence } from '../../platform/evidence'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { requireSignedIn } from '../../platform/signed-in'

/** ENR-13: once, with version and time, and a link of the identity chain. */
export const acknowledgeRulesHandler = handler(acknowledgeRules, {
  async load(context, { enrolmentId }) {
    const { trainee } = await requireSignedIn(context)
    const [enrolment, school] = await Promise.all([context.database.get('enrolments', enrolmentId), context.database.get('school', 'school')])
    if (!enrolment || !school || enrolment.traineeId !== trainee._id) throw new Refusal('NOT_FOUND', 'no such enrolment of this trainee')
    return { enrolment, rulesInForce: school.teachingRules.version }
  },
  decide({ enrolment, rulesInForce }, { rulesVersion }, { nowMs }) {
    if (enrolment.status === 'withdrawn') throw new Refusal('WITHDRAWN', 'the enrolment was withdrawn', { what: 'enrolment' })
    if (enrolment.rulesAcknowledged !== null) return { acknowledged: enrolment.rulesAcknowledged, isNew: false }
    if (rulesVersion !== rulesInForce) throw new Refusal('RULES_CHANGED', 'another version is in force', { rulesVersion: rulesInForce })
    return { acknowledged: { rulesVersion, atMs: nowMs }, isNew: true }
  },
  async commit(context, { acknowledged, isNew }, { enrolment }) {
    if (isNew) {
      await context.database.transact(async (transaction) => {
        const current = await transaction.get('enrolments', enrolment._id)
        if (current?.version !== enrolment.version) throw new CommitConflict('the enrolment changed at the same moment')
        await transaction.update('enrolments', enrolment._id, { rulesAcknowledged: acknowledged, version: enrolment.version + 1 })
        await appendEvidence(transaction, context, 'identity', enrolment.traineeId, { event: 'rules-acknowledged', enrolment: enrolment._id, version: acknowledged.rulesVersion })
      })
    }
    return { acknowledgedMs: acknowledged.atMs }
  },
})
