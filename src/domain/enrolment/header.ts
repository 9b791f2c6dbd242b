// The headings of a summary sheet, as schools and companies write them (ENR-04, ENR-11).
import { columnOf, findHeading, type HeadingVerdict, type PlacesOf, type SheetRow } from '../sheet'

export const rosterColumns = ['name', 'idNumber', 'phone', 'specialty', 'item', 'employer', 'registrationNumber', 'expires', 'registrationState', 'agentName', 'agentPhone'] as const
export type RosterColumn = (typeof rosterColumns)[number]

/** The column's name in answers and reports. */
export const columnNames = {
  name: '姓名',
  idNumber: '身份证号',
  phone: '手机号',
  specialty: '专业',
  item: '主项/增项',
  employer: '聘用企业',
  registrationNumber: '注册编号',
  expires: '注册有效期至',
  registrationState: '注册状态',
  agentName: '经办人',
  agentPhone: '经办人电话',
} as const satisfies Record<RosterColumn, string>

const synonyms: Readonly<Record<RosterColumn, readonly string[]>> = {
  name: ['姓名', '学员姓名', '人员姓名', '学员', '名字', '参培人员', '报名人员', '建造师姓名', '申请人', '申请人姓名'],
  idNumber: ['身份证号', '身份证号码', '身份证', '证件号', '证件号码', '公民身份号码', '公民身份证号码', '居民身份证号', '居民身份证号码', '有效证件号码', '身份号码'],
  phone: ['手机号', '手机号码', '手机', '联系电话', '联系方式', '电话', '电话号码', '移动电话', '预留手机', '预留手机号', '预留手机号码', '学员手机', '学员手机号', '本人手机', '本人手机号', '本人电话', '联系手机'],
  specialty: ['专业', '注册专业', '报考专业', '培训专业', '继续教育专业', '申报专业', '专业名称', '报名专业', '延续专业', '专业类别', '学习专业'],
  item: ['主项/增项', '主增项', '主项增项', '主/增项', '主项或增项', '主项、增项', '增项/主项', '报名类型', '专业类型', '类型', '类别', '项别', '主增'],
  employer: ['聘用企业', '聘用企业名称', '企业名称', '企业', '单位', '单位名称', '工作单位', '聘用单位', '聘用单位名称', '所属企业', '所在企业', '所在单位', '公司名称', '公司', '报名单位', '注册单位', '注册企业'],
  registrationNumber: ['注册编号', '注册号', '注册证书编号', '证书编号', '注册证号', '注册证书号', '证书号', '建造师注册编号', '注册证编号'],
  expires: ['注册有效期', '注册有效期至', '有效期至', '有效期', '有效期止', '注册有效期止', '注册到期日', '注册到期日期', '到期日期', '到期日', '到期时间', '注册到期时间', '注册截止日期', '注册有效期届满日', '有效期届满日', '证书有效期', '证书有效期至', '有效截止日期', '注册有效期截止日期', '有效期截止'],
  registrationState: ['注册状态', '注册情况', '状态', '报名途径', '报名方式', '申报方式'],
  agentName: ['经办人', '经办人姓名', '联系人', '企业联系人', '单位联系人'],
  agentPhone: ['经办人电话', '经办人手机', '经办人手机号', '经办人联系电话', '经办人联系方式', '联系人电话', '联系人手机', '企业联系电话', '单位电话', '单位联系电话'],
}

const words = { synonyms, needed: ['name', 'idNumber', 'phone', 'specialty'] } as const

export type ColumnPlaces = PlacesOf<RosterColumn>
export type HeaderVerdict = HeadingVerdict<RosterColumn>

export function headingOf(text: string): RosterColumn | null {
  return columnOf(text, words)
}

export function findHeader(rows: readonly SheetRow[]): HeaderVerdict {
  return findHeading(rows, words)
}
