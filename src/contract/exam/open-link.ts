import * as v from 'valibot'
import { reviewDecisions } from '../../domain/photos'
import { specialties } from '../../domain/specialty'
import { defineOperation } from '../operation'
import { count, day, duration, id, instant, list, record, text, token } from '../fields'
import { score } from './exam-shapes'

/** A photo at a signed address that ends soon, or the word of the operator who saw the person. */
const look = v.nullable(
  v.variant('kind', [
    record({ kind: v.literal('photo'), address: v.nullable(text(2_000)), takenAtMs: instant, channel: text(20), isLate: v.boolean() }),
    record({ kind: v.literal('in-person'), operator: text(50), atMs: instant }),
  ]),
)

/** The reviewer's page: the first browser gets a holder secret and alone goes on; each call gives the next ten. */
export const openLink = defineOperation({
  name: 'review.openLink',
  function: 'visitor',
  summary: '打开照片核对链接，领取下一批',
  request: record({ link: token, holder: v.nullable(token) }),
  response: record({
    holder: token,
    reviewer: text(50),
    expiresInMs: duration,
    remaining: count(1_000),
    items: list(
      record({
        attemptId: id,
        nameMasked: text(50),
        idTail: text(4),
        specialty: v.picklist(specialties),
        attemptNo: count(10_000),
        examOn: day,
        score,
        latestDay: day,
        /** The school's own photo of the person, when there is one. */
        enrolment: look,
        entry: look,
        exit: look,
        earlier: list(record({ decision: v.picklist(reviewDecisions), reason: text(200), on: day }), 20),
      }),
      10,
    ),
  }),
  errors: ['REVIEW_LINK_ENDED', 'REVIEW_LINK_TAKEN'],
})
