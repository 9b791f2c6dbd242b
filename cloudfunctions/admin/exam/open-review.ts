import { openReview } from '../../../src/contract/exam/open-review'
import { dayOf } from '../../../src/domain/units'
import { attemptsPerLink, linkIdOf, reviewLinkLifeMs } from '../../platform/exam/review-link'
import { handler } from '../../platform/handler'
import { answerOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'

export const openReviewHandler = handler(openReview, {
  async load(context, input) {
    await requireOperator(context, input, 'reviewer')
    const [reviews, waiting] = await Promise.all([
      context.database.find('reviews', { state: 'waiting' }, { orderBy: [['requestedAtMs', 'asc']], limit: attemptsPerLink }),
      context.database.count('reviews', { state: 'waiting' }),
    ])
    return { reviews, waiting }
  },
  decide: (_loaded, _input, { newToken }) => newToken(),
  async commit(context, token, { reviews, waiting }, { operator, reason }) {
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
    const oldest = reviews[0]
    const sentence = oldest
      ? `有 ${waiting} 份考试照片等待核对，最早的是 ${dayOf(oldest.requestedAtMs)} 提交的，最晚 ${dayOf(oldest.dueAtMs)} 要有结论；请在 60 分钟内用一个浏览器打开链接。`
      : '现在没有等待核对的考试照片。'
    const link = `${context.secrets.setting('PUBLIC_URL')}/#/pages/review/index?link=${token}`
    return { ...answerOperator(context, { sentence, counts: { 等待核对: waiting, 本链接包含: attemptIds.length } }), link, expiresInMs: reviewLinkLifeMs }
  },
})
