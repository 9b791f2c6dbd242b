import { restoreCourse } from '../../../src/contract/admin/restore-course'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'
import { describeAudience, loadAudience } from './course-audience'

export const restoreCourseHandler = handler(restoreCourse, {
  async load(context, input) {
    await requireOperator(context, input)
    return loadAudience(context, input.courseId)
  },
  decide({ current }, { confirm }) {
    if (current.withdrawnAtMs === null) return 'taught'
    return confirm ? 'restore' : 'dry-run'
  },
  async commit(context, decided, audience, input) {
    const { current, course } = audience
    const answer = { done: decided !== 'dry-run', courseId: current._id }
    const title = `《${course?.title ?? current._id}》`
    const { counts, lines } = describeAudience(audience)
    if (decided === 'restore') {
      await context.database.transact(async (transaction) => {
        const fresh = await transaction.get('current_courses', current._id)
        if (fresh?.version !== current.version) throw new CommitConflict('the course changed at the same moment')
        await transaction.update('current_courses', current._id, { withdrawnAtMs: null, version: current.version + 1 })
        await recordOperation(transaction, context, { operatorId: input.operator, operation: restoreCourse.name, reason: input.reason, effect: 'restored', subjects: [current._id] })
      })
      return { ...answerOperator(context, { sentence: `${title}已恢复，学员从停下的地方接着学。`, counts, lines }), ...answer }
    }
    await recordLook(context, restoreCourse, input, decided === 'dry-run' ? 'dry run' : 'no change', [current._id])
    if (decided === 'taught') return { ...answerOperator(context, { sentence: `${title}没有停用，没有变化。`, counts, lines }), ...answer }
    return { ...answerOperator(context, { sentence: `试算：将恢复${title}；确认请用下面的事件。`, counts, lines, next: nextEvent(restoreCourse.name, { ...input }, { confirm: true }) }), ...answer }
  },
})
