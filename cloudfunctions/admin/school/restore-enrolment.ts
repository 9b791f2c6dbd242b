import { restoreEnrolment } from '../../../src/contract/admin/restore-enrolment'
import { appendEvidence } from '../../platform/evidence'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'
import { loadEnrolmentStanding } from './enrolment-standing'

export const restoreEnrolmentHandler = handler(restoreEnrolment, {
  async load(context, input) {
    await requireOperator(context, input)
    return loadEnrolmentStanding(context, input.enrolmentId)
  },
  decide({ enrolment, siblings, subject }, { confirm }) {
    if (enrolment.status === 'enrolled') return 'in-force'
    // ENR-09: exactly one specialty is main.
    const hasOtherMain = enrolment.item === 'main' && siblings.some(({ item }) => item === 'main')
    if (hasOtherMain) throw refuseOperator('ENROLMENT_REFUSED', `${subject}是主项，这一期已经有另一个主项，不能恢复；请先停掉那一个。`)
    return confirm ? 'restore' : 'dry-run'
  },
  async commit(context, decided, { enrolment, period, subject, hoursLine }, input) {
    const answer = { done: decided !== 'dry-run', enrolmentId: enrolment._id }
    if (decided === 'restore') {
      await context.database.transact(async (transaction) => {
        const [current, currentPeriod] = [await transaction.get('enrolments', enrolment._id), await transaction.get('periods', period._id)]
        if (current?.version !== enrolment.version || currentPeriod?.version !== period.version) throw new CommitConflict('the enrolment or its period changed at the same moment')
        // Two main items restored at one moment would not see each other: the period tells.
        await transaction.update('periods', period._id, { version: period.version + 1 })
        await transaction.update('enrolments', enrolment._id, { status: 'enrolled', version: enrolment.version + 1 })
        await appendEvidence(transaction, context, 'identity', enrolment.traineeId, { event: 'enrolment-restored', enrolment: enrolment._id, operator: input.operator })
        await recordOperation(transaction, context, { operatorId: input.operator, operation: restoreEnrolment.name, reason: input.reason, effect: 'restored', subjects: [enrolment._id] })
      })
      return { ...answerOperator(context, { sentence: `${subject}已恢复，从停下的地方接着学，${hoursLine}。` }), ...answer }
    }
    await recordLook(context, restoreEnrolment, input, decided === 'dry-run' ? 'dry run' : 'no change', [enrolment._id])
    if (decided === 'in-force') return { ...answerOperator(context, { sentence: `${subject}没有停，没有变化。` }), ...answer }
    return { ...answerOperator(context, { sentence: `试算：将恢复${subject}；确认请用下面的事件。`, lines: [hoursLine], next: nextEvent(restoreEnrolment.name, { ...input }, { confirm: true }) }), ...answer }
  },
})
