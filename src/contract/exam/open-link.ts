import * as v from 'valibot'
import { comparisonBands, photoPurposes, reviewDecisions, riskReasons } from '../../domain/photos'
import { specialties } from '../../domain/specialty'
import { defineOperation } from '../operation'
import { count, day, duration, id, instant, list, record, text, token } from '../fields'
import { score } from './exam-shapes'

/** A photo at a signed address that ends soon, or the word of the operator who saw the person. */
const look = v.nullable(
  v.variant('kind', [
    record({
      kind: v.literal('photo'),
      photoId: id,
      address: v.nullable(text(2_000)),
      takenAtMs: instant,
      channel: text(20),
      isLate: v.boolean(),
      /** What the face service said, and about which other photo: the score is 0–100. Null: a person compares. */
      comparison: v.nullable(record({ band: v.picklist(comparisonBands), score: count(100), model: text(20), against: v.picklist(['enrolment', 'earlier', 'entry']) })),
      /** Photos that look like this one; of the same person or of somebody else. */
      like: list(record({ photoId: id, whose: v.picklist(['own', 'other']), purpose: v.picklist(photoPurposes), on: day }), 5),
    }),
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
        /** 0–100, and what it is made of. */
        risk: count(100),
        findings: list(record({ about: v.picklist(['entry', 'exit', 'attempt']), reason: v.picklist(riskReasons) }), 20),
        /** Nothing was found: it was drawn as a random sample. */
        isSample: v.boolean(),
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
