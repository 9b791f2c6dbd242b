import { withdrawCourse } from '../../../src/contract/admin/withdraw-course'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'
import { describeAudience, loadAudience } from './course-audience'

/** Openings and exercises are refused from now on; leases that run are ended by the timer (timer.stopWithdrawn). */
export const withdrawCourseHandler = handler(withdrawCourse, {
  async load(context, input) {
    await requireOperator(context, input)
    return loadAudience(context, input.courseId)
  },
  decide({ current }, { confirm }) {
    if (current.withdrawnAtMs !== null) return 'withdrawn-before'
    return confirm ? 'withdraw' : 'dry-run'
  },
  async commit(context, decided, audience, input) {
    const { current, course, playing } = audience
    const answer = { done: decided !== 'dry-run', courseId: current._id, playing }
    const title = `《${course?.title ?? current._id}》`
    const { counts, lines } = describeAudience(audience)
    if (decided === 'withdraw') {
      await context.database.transact(async (transaction) => {
        const fresh = await transaction.get('current_courses', current._id)
        if (fresh?.version !== current.version) throw new CommitConflict('the course changed at the same moment')
        await transaction.update('current_courses', current._id, { withdrawnAtMs: context.nowMs, version: current.version + 1 })
        await recordOperation(transaction, context, { operatorId: input.operator, operation: withdrawCourse.name, reason: input.reason, effect: 'withdrawn', subjects: [current._id] })
      })
      const next = nextEvent('catalogue.restoreCourse', { operator: input.operator, key: '', reason: input.reason, courseId: current._id })
      return { ...answerOperator(context, { sentence: `${title}已停用：不能再打开，正在播放的一分钟内停止；停止以前看的和已得的学时都在。要恢复用下面的事件。`, counts, lines, next }), ...answer }
    }
    await recordLook(context, withdrawCourse, input, decided === 'dry-run' ? 'dry run' : 'no change', [current._id])
    if (decided === 'withdrawn-before') return { ...answerOperator(context, { sentence: `${title}早已停用，没有变化。`, counts, lines }), ...answer }
    const sentence = `试算：将停用${title}，下列班级的学员都不能再学这门课，已得学时不变，可以恢复；确认请用下面的事件。`
    return { ...answerOperator(context, { sentence, counts, lines, next: nextEvent(withdrawCourse.name, { ...input }, { confirm: true }) }), ...answer }
  },
})
