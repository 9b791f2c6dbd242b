// What the import says about a row, in the operator's words: what is wrong and how it is mended (ENR-04, ENR-11).
import { itemNames, specialtyNames } from '../specialty'
import { addMonths } from '../units'
import type { RowNote, RowProblem, RowProblemFinding, RowWarning } from './roster'
import type { RowOutcome, SettledRow } from './settle'

const problemTexts = {
  NAME_MISSING: '没有姓名',
  NAME_UNREADABLE: '姓名里有数字或符号，请核对',
  ID_MISSING: '没有身份证号',
  ID_STORED_AS_NUMBER: '身份证号被 Excel 存成了数字，后几位已经丢失；请把该列设为“文本”格式后重新填写',
  ID_SCIENTIFIC: '身份证号变成了科学计数（如 3.2E+17），数字已经丢失；请把该列设为“文本”格式后重新填写',
  ID_LENGTH: '身份证号不是 18 位',
  ID_CHARACTERS: '身份证号里有不该有的字符',
  ID_BIRTH_DATE: '身份证号里的出生日期不存在',
  ID_CHECK_DIGIT: '身份证号校验位不对，有一位写错了，请对照证件',
  PHONE_MISSING: '没有手机号',
  PHONE_DECIMAL: '手机号带了小数点，是 Excel 改坏的；请把该列设为“文本”格式后重新填写',
  PHONE_SCIENTIFIC: '手机号变成了科学计数；请把该列设为“文本”格式后重新填写',
  PHONE_INVALID: '手机号不是 11 位手机号码',
  SPECIALTY_MISSING: '没有写专业',
  SPECIALTY_UNKNOWN: '专业不在六个专业之内（建筑、市政公用、机电、公路、水利水电、矿业）',
  ITEM_UNKNOWN: '“主项/增项”只能写主项或增项',
  EXPIRES_UNREADABLE: '注册有效期看不懂，请写成 2026-12-31 的样子',
  EMPLOYER_MISSING: '没有聘用企业',
  DUPLICATE_IN_FILE: '同一人同一专业在表里重复',
  NAMES_CONFLICT: '同一个身份证号写了两个姓名',
  PHONES_CONFLICT: '同一人写了两个手机号',
  EXPIRES_CONFLICT: '同一人写了两个注册有效期',
  ITEM_UNCLEAR: '报了几个专业，没有写哪个是主项',
  MAIN_TWICE: '同一人写了两个主项',
  MAIN_MISSING: '只有增项，没有主项',
  DUPLICATE_IN_DATABASE: '这个人的这个专业已经报过名，不用再报',
  NAME_DIFFERS: '这个身份证号已有登记，但姓名不同，请核对',
  ID_NUMBER_CORRECTED: '这是更正以前的身份证号，本人已按更正后的号码报名，请把表里的号码改对',
  MAIN_IN_DATABASE: '这个人本期已有主项，请改为增项',
  PERSON_REFUSED: '同一人的主项有问题，请一并改好',
} as const satisfies Record<RowProblem, string>

const warningTexts = {
  TOO_EARLY: '还没到报名时间',
  EXPIRES_MISSING: '没有注册有效期，将按线下直接申报办理',
  PHONE_DIFFERS: '手机号与原来登记的不同，仍用原来的；要改请走更正',
} as const satisfies Record<RowWarning, string>

const noteTexts = {
  DIRECT_ROUTE: '注册已逾期或注销，按线下直接向学校申报办理',
  ITEM_ASSUMED: '没写主项/增项，已按唯一的可能填上',
  PERSON_FROM_ABOVE: '姓名等取自上一行（合并单元格）',
  EMPLOYER_FROM_ABOVE: '企业取自上一行（合并单元格）',
  SHARED_PHONE: '手机号由几个人共用，每人要发认领码',
} as const satisfies Record<RowNote, string>

export const outcomeNames = { new: '可报名', same: '已报过，不变', 'needs-acceptance': '待确认', refused: '未通过' } as const satisfies Record<RowOutcome, string>

function describeProblem({ code, otherRow }: RowProblemFinding): string {
  return otherRow === undefined ? problemTexts[code] : `${problemTexts[code]}（另见第 ${otherRow} 行）`
}

function describeWarning(code: RowWarning, row: SettledRow, windowMonths: number): string {
  if (code !== 'TOO_EARLY' || row.expires === null) return warningTexts[code]
  return `${warningTexts[code]}（有效期至 ${row.expires}，${addMonths(row.expires, -windowMonths)} 起可报）`
}

/** One sentence per finding, the worst first. */
export function describeFindings(row: SettledRow, windowMonths: number): string[] {
  return [...row.problems.map(describeProblem), ...row.warnings.map((code) => describeWarning(code, row, windowMonths)), ...row.notes.map((code) => noteTexts[code])]
}

/** 建筑工程（主项）、市政公用工程（增项） */
export function describeEnrolments(row: SettledRow): string {
  if (row.enrolments.length > 0) return row.enrolments.map((one) => `${specialtyNames[one.specialty]}（${itemNames[one.item]}）`).join('、')
  return row.specialties.map((specialty) => specialtyNames[specialty]).join('、')
}
