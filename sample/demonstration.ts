// The review account of WeChat (REL-01): an invented person whose study is marked and counts nowhere.
import writeExcelFile from 'write-excel-file/node'
import { checkCharacterOf } from '../src/domain/enrolment'
import { addDays, type Day } from '../src/domain/units'
import { MAIN_EMPLOYER } from './roster-people'

const digits = '32050819800101100'

export const demonstration = {
  name: '演示学员',
  idNumber: digits + checkCharacterOf(digits),
  phone: '13800000099',
  password: 'yanshi-2026-sh',
  specialty: 'building',
  item: 'main',
  employer: MAIN_EMPLOYER,
  story: '微信审核用的演示账号：小程序里用身份证号和密码登录，所学不计入任何报表',
} as const

export async function makeDemonstrationSheet(today: Day): Promise<Buffer> {
  const { name, idNumber, phone, employer } = demonstration
  const rows = [
    ['姓名', '身份证号', '手机号', '专业', '主项/增项', '聘用企业', '注册有效期至'],
    [name, idNumber, phone, '建筑工程', '主项', employer, addDays(today, 60)],
  ]
  return writeExcelFile(rows.map((row) => row.map((value) => ({ value, type: String, format: '@' }))), { sheet: '演示' }).toBuffer()
}
