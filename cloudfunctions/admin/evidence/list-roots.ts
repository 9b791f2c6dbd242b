import { listRoots } from '../../../src/contract/evidence/list-roots'
import type { EvidenceRootDocument } from '../../platform/documents/house'
import { findAll } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { writeResult } from '../../platform/spreadsheet'

const columns = [{ title: '日期', width: 12 }, { title: '根值', width: 70 }, { title: '前一天的根值', width: 70 }, { title: '当天有变化的链' }, { title: '送省中心', width: 24 }, { title: '校外保管', width: 20 }]

export const listRootsHandler = handler(listRoots, {
  async load(context, input) {
    await requireOperator(context, input)
    return findAll(context, 'evidence_roots', { state: 'sealed' })
  },
  decide: (roots) => [...roots].sort((left, right) => (left._id < right._id ? 1 : -1)),
  async commit(context, roots, _loaded, input) {
    await recordLook(context, listRoots, input, `looked at ${roots.length} daily roots`)
    const [newest] = roots
    if (!newest) return answerOperator(context, { sentence: '还没有每日根值：第一个在明天零点二十分以后生成。' })
    const rows = roots.map((root) => [root._id, root.root, root.previous, root.leaves, provinceText(root), copyText(root)])
    const { address } = await writeResult(context, 'roots', '每日证据根值', columns, rows)
    const unsent = roots.filter(({ province }) => province.state === 'waiting').length
    const sentence = `共 ${roots.length} 天的根值，最近是 ${newest._id}；${unsent > 0 ? `${unsent} 天还没送到省中心。` : newest.province.state === 'nowhere' ? '没有配置省中心地址，没有报送。' : '都已送到省中心。'}核验时请和省中心或短信里留存的值逐字比对。`
    return answerOperator(context, { sentence, counts: { 天数: roots.length, 未送省中心: unsent }, lines: roots.map((root) => `${root._id} ${root.root}（${provinceText(root)}；${copyText(root)}）`), file: address })
  },
})

function provinceText({ province }: EvidenceRootDocument): string {
  if (province.state === 'nowhere') return '没有配置省中心'
  if (province.state === 'sent') return province.receipt === null ? '已送省中心' : `已送省中心，回执 ${province.receipt}`
  return province.tries === 0 ? '等待送省中心' : `送省中心 ${province.tries} 次未成`
}

function copyText({ copy }: EvidenceRootDocument): string {
  return copy === 'queued' ? '短信已交发件箱' : '没有配置保管人手机'
}
