import * as v from 'valibot'
import { reviewDecisions } from '../../domain/photos'
import { defineOperation } from '../operation'
import { count, filledText, id, record, token } from '../fields'
import { attemptState } from './exam-shapes'

/** One decision with its reason; kept for good (PHO-04). */
export const decidePhotos = defineOperation({
  name: 'review.decidePhotos',
  function: 'visitor',
  summary: '照片核对：是本人、不是本人、重拍',
  request: record({ link: token, holder: token, attemptId: id, decision: v.picklist(reviewDecisions), reason: filledText(200) }),
  response: record({ state: attemptState, remaining: count(1_000) }),
  errors: ['REVIEW_LINK_ENDED', 'REVIEW_LINK_TAKEN', 'REVIEW_DECIDED', 'REVIEW_OWN_RECORD'],
})
