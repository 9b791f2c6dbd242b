import { getTemplate } from '../../../src/contract/admin/get-template'
import { columnNames, type RosterColumn } from '../../../src/domain/enrolment'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { resultLifeMs } from '../../platform/spreadsheet'

const columns = ['name', 'idNumber', 'phone', 'specialty', 'item', 'employer', 'registrationNumber', 'expires', 'registrationState', 'agentName', 'agentPhone'] as const satisfies readonly RosterColumn[]
/** Rows whose cells are text before anything is typed: Excel then leaves ID numbers alone (ENR-11). */
const preparedRows = 300

export const getTemplateHandler = handler(getTemplate, {
  load: (context, input) => requireOperator(context, input),
  decide: () => columns.map((column) => ({ title: columnNames[column], width: column === 'employer' ? 34 : 20 })),
  async commit(context, headings, _operator, input) {
    const { writeTemplate } = await import('../../platform/spreadsheet.lazy')
    const path = `results/template-${context.newId()}.xlsx`
    await context.files.write(path, await writeTemplate('报名汇总表', headings, preparedRows))
    await recordLook(context, getTemplate, input, `template ${path}`)
    return answerOperator(context, {
      sentence: '这是报名汇总表模板，发给企业经办人填写；交回来以后上传到云存储，用 roster.import 导入。',
      lines: ['专业写六个专业之一；一人报两个专业写两行，姓名和身份证号都写上。', '主项/增项：每人正好一个主项。', '注册有效期至写成 2026-12-31 的样子；已注销或逾期的，在“注册状态”里写“已注销”或“逾期”。'],
      file: await context.files.addressOf(path, resultLifeMs),
      next: nextEvent('roster.import', { operator: input.operator, key: '', reason: '导入报名汇总表', path: 'incoming/报名汇总表.xlsx' }),
    })
  },
})
