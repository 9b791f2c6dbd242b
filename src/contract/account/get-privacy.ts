import * as v from 'valibot'
import { count, day, instant, list, nothing, record, text } from '../fields'
import { defineOperation } from '../operation'

/** 隐私与授权 (PRV-01): the separate consent for face photos with its history, and how long each kind of data is kept. */
export const getPrivacy = defineOperation({
  name: 'account.getPrivacy',
  function: 'trainee',
  summary: '本人的授权记录和各类资料的保存期限',
  request: nothing,
  response: record({
    facePhoto: record({
      title: text(100),
      textVersion: text(128),
      clauses: list(text(1000), 60),
      /** Null: never given, or withdrawn. */
      givenAtMs: v.nullable(instant),
      history: list(record({ action: v.picklist(['given', 'withdrawn']), textVersion: text(128), atMs: instant }), 100),
    }),
    /** Face photos that are still there; `latestDay`: the day by which all are gone, null while an open exam or appeal needs one. */
    photos: record({ kept: count(10_000), isDeletionAsked: v.boolean(), latestDay: v.nullable(day) }),
    keptDays: record({ facePhoto: count(100_000), watchEvidence: count(100_000), examEvidence: count(100_000), message: count(100_000) }),
  }),
  errors: [],
})
