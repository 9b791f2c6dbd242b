import { publishCourse } from '../../../src/contract/admin/publish-course'
import { describeCourseProblem, describeCourseWarning, judgeCourse, lessonsElsewhere, type CoursePlan } from '../../../src/domain/catalogue'
import type { BankDocument, CourseDocument, LessonDocument } from '../../platform/documents/learning'
import { findByIds, findWhereIn } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'
import { mapInParallel } from '../../platform/retry'
import { requireRules, requireSchool } from '../../platform/school'
import { courseDocuments, samePublication } from './course-documents'
import { measureFiles, readCoursePlan } from './read-course-files'

export const publishCourseHandler = handler(publishCourse, {
  async load(context, input) {
    await requireOperator(context, input)
    const rules = await requireRules(context, await requireSchool(context), input.ruleSetId)
    const plan = await readCoursePlan(context, input.path)
    const media = await measureFiles(context, lessonsOf(plan).map((lesson) => lesson.media))
    const [course, bank, lessons, namesakes, current] = await Promise.all([
      context.database.get('courses', `${plan.courseId}_${plan.version}`),
      context.database.get('banks', `${plan.courseId}_${plan.version}`),
      findByIds(context, 'lessons', lessonsOf(plan).map((lesson) => `${lesson.lessonId}_${plan.version}`)),
      findWhereIn(context, 'lessons', 'lessonId', lessonsOf(plan).map((lesson) => lesson.lessonId)),
      context.database.get('current_courses', plan.courseId),
    ])
    return { rules, plan, media, published: { course, bank, lessons }, namesakes, current }
  },
  decide({ rules, plan, media, published, namesakes }, input, moment) {
    if (media.unread > 0) return { kind: 'reading' } as const
    const verdict = judgeCourse(plan, media.facts, rules)
    const problems = [...verdict.problems, ...lessonsElsewhere(plan, namesakes)].map(describeCourseProblem)
    if (problems.length > 0) throw refuseOperator('COURSE_REFUSED', `课程 ${plan.courseId} 第 ${plan.version} 版有 ${problems.length} 处不对，没有发布。`, problems)
    const documents = courseDocuments(plan, media.documents, { publishedAtMs: moment.nowMs, publishedBy: input.operator })
    const isPublished = published.course !== null
    if (isPublished && !samePublication(documents, published)) throw refuseOperator('COURSE_PUBLISHED', `${plan.courseId} 第 ${plan.version} 版已经发布过，内容不能改；请改用新的版本号。`)
    return { kind: 'judged', documents, isPublished, warnings: verdict.warnings.map(describeCourseWarning) } as const
  },
  async commit(context, decided, { plan, media, current }, input) {
    const answer = { courseId: plan.courseId, version: plan.version }
    const again = (confirm: boolean) => nextEvent(publishCourse.name, { ...input }, { confirm })
    if (decided.kind === 'reading') return { ...answerOperator(context, { sentence: `视频较多，还有 ${media.unread} 个没有读完，请再运行一次，会接着读。`, next: again(input.confirm) }), ...answer }
    const { documents, isPublished, warnings } = decided
    const counts = { 学时: documents.course.creditHours / 100, 章: plan.chapters.length, 节: lessonsOf(plan).length, 练习题: plan.exercises.length, 考题: plan.bank.length }
    const title = `${plan.title}（${plan.courseId} 第 ${plan.version} 版）`
    if (isPublished || !input.confirm) await recordLook(context, publishCourse, input, isPublished ? 'no change' : 'dry run', [documents.course._id])
    if (isPublished) return { ...answerOperator(context, { sentence: `${title}已经发布过，内容相同，没有变化。`, counts }), ...answer }
    if (!input.confirm) return { ...answerOperator(context, { sentence: `试算：${title}可以发布，已开班的人不受影响。确认请用下面的事件。`, counts, lines: [...warnings, ...describeLengths(documents.lessons)], next: again(true) }), ...answer }
    await write(documents)
    return { ...answerOperator(context, { sentence: `${title}已发布，以后开的班用这一版。`, counts, lines: warnings }), ...answer }

    async function write({ course, lessons, bank }: { course: CourseDocument; lessons: LessonDocument[]; bank: BankDocument | null }): Promise<void> {
      // Until the course document exists nothing of the version is published: a cut attempt is simply written again.
      await mapInParallel(lessons, 8, (lesson) => context.database.put('lessons', lesson))
      if (bank) await context.database.put('banks', bank)
      await context.database.transact(async (transaction) => {
        const [stored, fresh] = [await transaction.get('courses', course._id), await transaction.get('current_courses', course.courseId)]
        if (stored || (fresh?.version ?? 0) !== (current?.version ?? 0)) throw new CommitConflict('published at the same moment')
        await transaction.create('courses', course)
        const currentVersion = Math.max(course.version, current?.currentVersion ?? 0)
        await transaction.put('current_courses', { _id: course.courseId, version: (current?.version ?? 0) + 1, currentVersion, withdrawnAtMs: current?.withdrawnAtMs ?? null })
        await recordOperation(transaction, context, { operatorId: input.operator, operation: publishCourse.name, reason: input.reason, effect: 'published', subjects: [course._id] })
      })
    }
  },
})

function lessonsOf(plan: CoursePlan) {
  return plan.chapters.flatMap((chapter) => chapter.lessons)
}

function describeLengths(lessons: readonly LessonDocument[]): string[] {
  return lessons.map((lesson) => `${lesson.title}：${lesson.creditHours / 100} 学时，视频 ${Math.floor(lesson.mediaMs / 60_000)} 分 ${Math.round((lesson.mediaMs % 60_000) / 1000)} 秒`)
}
