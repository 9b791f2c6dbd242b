import { setUp } from '../../../src/contract/admin/set-up'
import { canonicalText } from '../../platform/canonical-text'
import type { SchoolDocument } from '../../platform/documents/house'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'

export const setUpHandler = handler(setUp, {
  async load(context, input) {
    await requireOperator(context, input, 'head')
    const [school, seal] = await Promise.all([context.database.get('school', 'school'), input.sealPath === null ? null : context.files.readRange(input.sealPath, 0, 16)])
    return { school, isSealMissing: input.sealPath !== null && seal === null }
  },
  decide({ school, isSealMissing }, input): SchoolDocument {
    if (isSealMissing) throw refuseOperator('FILE_MISSING', `云存储里没有印章图片“${input.sealPath ?? ''}”，请先上传。`)
    const { operator: _operator, key: _key, reason: _reason, ...fields } = input
    return { _id: 'school', version: (school?.version ?? 0) + 1, ...fields }
  },
  async commit(context, wanted, { school }, input) {
    const { version: _was, ...before } = school ?? { version: 0 }
    const { version: _is, ...after } = wanted
    const isSame = canonicalText(before) === canonicalText(after)
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('school', 'school')
      if ((current?.version ?? 0) !== (school?.version ?? 0)) throw new CommitConflict('the school changed')
      if (!isSame) await transaction.put('school', wanted)
      await recordOperation(transaction, context, { operatorId: input.operator, operation: setUp.name, reason: input.reason, effect: isSame ? 'no change' : `version ${wanted.version}`, subjects: ['school'] })
    })
    return answerOperator(context, { sentence: isSame ? '学校资料没有变化。' : school ? '学校资料已更新。' : '学校资料已填好，可以发布规则了。' })
  },
})
