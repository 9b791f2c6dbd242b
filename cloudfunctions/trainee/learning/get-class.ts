import { getClass } from '../../../src/contract/learning/get-class'
import { handler } from '../../platform/handler'
import { viewClass } from './class-views'
import { loadOwnStudy } from './own-study'

export const getClassHandler = handler(getClass, {
  load: (context, { enrolmentId }) => loadOwnStudy(context, enrolmentId),
  decide({ study, own, school }, _input, { nowMs }) {
    const { version, title, clauses } = school.teachingRules
    return { view: viewClass(study, own, nowMs), teachingRules: { version, title, clauses, isAcknowledged: own.enrolment.rulesAcknowledged !== null } }
  },
  commit: async (_context, answer) => answer,
})
