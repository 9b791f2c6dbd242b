import { statement } from '../../../src/contract/evidence/statement'
import { maskName } from '../../../src/domain/account'
import { stretchText } from '../../../src/domain/playback'
import { loadPeople } from '../../platform/evidence/person-records'
import { clockText, lessonDaysOf, minutesText, reasonLine } from '../../platform/evidence/statement-lines'
import { requirePerson } from '../../platform/find-person'
import { handler } from '../../platform/handler'
import { answerOperator } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { writeResult } from '../../platform/spreadsheet'

const columns = [{ title: '日期', width: 12 }, { title: '课节', width: 36 }, { title: '从', width: 10 }, { title: '到', width: 10 }, { title: '计上（秒）' }, { title: '没有计（秒）' }, { title: '原因', width: 36 }]

export const statementHandler = handler(statement, {
  async load(context, input) {
    await requireOperator(context, input)
    const trainee = await requirePerson(context, input)
    const [records] = await loadPeople(context, [trainee._id])
    if (!records) throw new Error('the person has no records')
    return { trainee, records }
  },
  decide: ({ records }) => lessonDaysOf(records),
  async commit(context, days, { trainee }, input) {
    await recordLook(context, statement, input, 'looked at the statement', [trainee._id])
    const who = `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）`
    const [credited, uncredited] = [days.reduce((sum, one) => sum + one.creditedMs, 0), days.reduce((sum, one) => sum + one.uncreditedMs, 0)]
    if (days.length === 0) return answerOperator(context, { sentence: `${who}还没有播放记录。` })
    const rows = days.flatMap(({ day, title, stretches }) => stretches.map((one) => [day, title, clockText(one.fromAt), clockText(one.toAt), Math.round(one.creditedMs / 1000), Math.round(one.uncreditedMs / 1000), stretchText(one)]))
    const { address } = await writeResult(context, 'statement', '学时明细', columns, rows)
    return answerOperator(context, {
      sentence: `${who}：播放计上 ${minutesText(credited)}，没有计 ${minutesText(uncredited)}；最近的在前，每一段见表格。`,
      counts: { 天和课节: days.length, 播放段数: rows.length },
      lines: days.map((one) => `${one.day} 《${one.title}》：${reasonLine(one)}`),
      file: address,
    })
  },
})
