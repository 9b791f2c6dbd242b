import { exportEvidence } from '../../../src/contract/evidence/export'
import { maskName } from '../../../src/domain/account'
import { requirePerson } from '../../platform/find-person'
import { handler } from '../../platform/handler'
import { answerOperator } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { sha256 } from '../../platform/sealing'
import { resultLifeMs } from '../../platform/spreadsheet'
import { loadBundle } from './bundle/load-bundle'
import { makeBundle } from './bundle/make-bundle'

export const exportHandler = handler(exportEvidence, {
  async load(context, input) {
    await requireOperator(context, input)
    const trainee = await requirePerson(context, input)
    return { trainee, bundle: await makeBundle(context, await loadBundle(context, trainee)) }
  },
  decide: ({ bundle }, _input, { newId }) => ({ path: `results/evidence-${newId()}.zip`, hash: sha256(bundle.bytes) }),
  async commit(context, { path, hash }, { trainee, bundle: { bytes, evidence } }, input) {
    await context.files.write(path, bytes)
    // The record of who took the bundle, and its hash, goes before the address is given (OPS-02).
    await recordLook(context, exportEvidence, input, `evidence bundle sha256 ${hash}, ${path}`, [trainee._id])
    const entries = evidence.chains.reduce((sum, chain) => sum + chain.entries.length, 0)
    const newest = evidence.roots.at(-1)
    const rooted = newest ? `已汇入 ${newest.day} 的每日根值` : '还没有汇入每日根值（次日零点后生成）'
    return {
      ...answerOperator(context, {
        sentence: `已导出 ${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）的证据包，${rooted}；链接一小时内有效，包里有姓名和学习记录，请妥善保管。`,
        counts: { 证据链: evidence.chains.length, 证据条数: entries, 字节: bytes.length },
        lines: [`整个证据包的 SHA-256：${hash}`, ...(newest ? [`每日根值 ${newest.day}：${newest.root}`] : []), '打开包里的“说明.html”就能看；核验方法在“怎样核验.txt”里。'],
        file: await context.files.addressOf(path, resultLifeMs),
      }),
      path,
      sha256: hash,
    }
  },
})
