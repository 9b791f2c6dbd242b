import { openReview } from '../../../src/contract/exam/open-review'
import { carefulFrom } from '../../../src/domain/photos'
import { dayOf } from '../../../src/domain/units'
import type { ReviewDocument } from '../../platform/documents/exam'
import { attemptsPerLink, linkIdOf, reviewLinkLifeMs } from '../../platform/exam/review-link'
import { handler } from '../../platform/handler'
import { answerOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { inQueueOrder, withoutOwn, type SortedReviews } from '../../platform/photos/review-queue'

export const openReviewHandler = handler(openReview, {
  async load(context, input) {
    const reviewer = await requireOperator(context, input, 'reviewer')
    const [first, waiting, oldest] = await Promise.all([
      context.database.find('reviews', { state: 'waiting' }, { orderBy: [['queueAtMs', 'asc']], limit: attemptsPerLink }),
      context.database.count('reviews', { state: 'waiting' }),
      context.database.find('reviews', { state: 'waiting' }, { orderBy: [['requestedAtMs', 'asc']], limit: 1 }),
    ])
    const { reviewable, kept } = await withoutOwn(context, reviewer, first)
    return { reviews: inQueueOrder(reviewable), kept, waiting, oldest: oldest[0] ?? null }
  },
  decide: (_loaded, _input, { newToken }) => newToken(),
  async commit(context, token, { reviews, kept, waiting, oldest }, { operator, reason }) {
    const attemptIds = reviews.map(({ attemptId }) => attemptId)
    await context.database.transact(async (transaction) => {
      await transaction.create('review_links', {
        _id: linkIdOf(context, token),
        version: 1,
        operatorId: operator,
        attemptIds,
        issuedAtMs: context.nowMs,
        expiresAtMs: context.nowMs + reviewLinkLifeMs,
        openedAtMs: null,
        holderHash: null,
      })
      await recordOperation(transaction, context, { operatorId: operator, operation: openReview.name, reason, effect: `link for ${attemptIds.length} attempts`, subjects: attemptIds })
    })
    const link = `${context.secrets.setting('PUBLIC_URL')}/#/pages/review/index?link=${token}`
    const careful = reviews.filter(({ risk }) => risk >= carefulFrom).length
    const counts = { 等待核对: waiting, 本链接包含: attemptIds.length, 需要细看: careful }
    return { ...answerOperator(context, { sentence: sentenceOf(waiting, oldest), counts, lines: keptLines(kept) }), link, expiresInMs: reviewLinkLifeMs }
  },
})

function sentenceOf(waiting: number, oldest: ReviewDocument | null): string {
  if (!oldest) return '现在没有等待核对的考试照片。'
  return `有 ${waiting} 份考试照片等待核对，最早的是 ${dayOf(oldest.requestedAtMs)} 提交的，最晚 ${dayOf(oldest.dueAtMs)} 要有结论；请在 60 分钟内用一个浏览器打开链接，先看有疑点和等得久的。`
}

function keptLines(kept: SortedReviews['kept']): string[] {
  return [
    ...(kept.own > 0 ? [`有 ${kept.own} 份是您本人的考试，没有放进链接，请另一位老师核对。`] : []),
    ...(kept['same-name'] > 0 ? [`有 ${kept['same-name']} 份与您同名，没有放进链接：不是您本人的，请校长用 staff.nameOwnRecord 登记您的身份证号；是您本人的，请另一位老师核对。`] : []),
  ]
}
