// The tables of a bundle: the same rows on the page and as .csv, so that any program opens them.
import { operations } from '../../../../src/contract'
import { formatCreditHours } from '../../../../src/domain/certificate'
import { attemptStateNames, type Look } from '../../../../src/domain/exam'
import type { PhotoPurpose, ReviewDecision } from '../../../../src/domain/photos'
import { stretchText } from '../../../../src/domain/playback'
import { itemNames, specialtyNames } from '../../../../src/domain/specialty'
import type { LedgerKind } from '../../../platform/documents/learning'
import type { PersonRecords } from '../../../platform/evidence/person-records'
import { clockText, lessonDaysOf, minutesText, reasonLine } from '../../../platform/evidence/statement-lines'
import type { BundleRecords } from './load-bundle'
import { identityTables } from './identity-tables'
import { instantText, type BundleTable } from './table'

const tasks = new Map(operations.map(({ name, summary }) => [name, summary]))
const ledgerKinds = { 'lesson-earned': '视频和课后练习完成', 'exam-passed': '考试合格', offline: '线下学时补录', correction: '更正' } as const satisfies Record<LedgerKind, string>
const purposes: Readonly<Record<PhotoPurpose, string>> = { enrolment: '报名照片', entry: '考前', exit: '考后', appeal: '申诉材料', check: '学习验证照片' }
const decisions: Readonly<Record<ReviewDecision, string>> = { confirmed: '一致', rejected: '不符', retake: '重拍' }

export function tablesOf(bundle: BundleRecords): BundleTable[] {
  return [enrolmentTable(bundle), hoursTable(bundle.records), statementTable(bundle.records), stretchTable(bundle.records), ...identityTables(bundle.records), examTable(bundle), photoTable(bundle.records), certificateTable(bundle.records), operationTable(bundle)]
}

function enrolmentTable({ records, employers, classes }: BundleRecords): BundleTable {
  const periods = new Map(records.periods.map((period) => [period._id, period]))
  return {
    title: '报名和班级',
    columns: ['专业', '主项/增项', '聘用企业', '注册有效期至', '规则', '班级', '开班', '课程版本', '确认教学管理规定', '领教材', '状态'],
    rows: records.enrolments.map((one) => {
      const [period, ownClass] = [periods.get(one.periodId), classes.get(one.classId ?? '')]
      const versions = [period?.commonCourse, one.course].flatMap((course) => (course ? [`${course.courseId} 第 ${course.version} 版`] : []))
      return [specialtyNames[one.specialty], itemNames[one.item], employers.get(one.employerId)?.name ?? '', period?.registrationExpires ?? '', period?.ruleSetId ?? '', ownClass?.title ?? '', ownClass?.opensOn ?? '', versions.join('，'), instantText(one.rulesAcknowledged?.atMs ?? null), instantText(one.textbookPickedUp?.atMs ?? null), one.status === 'withdrawn' ? '已退学' : '在册']
    }),
  }
}

function titlesOf({ courses }: PersonRecords): Map<string, string> {
  return new Map([...courses.values()].flatMap(({ version, chapters }) => chapters.flatMap((chapter) => chapter.lessons.map(({ lessonId, title }) => [`${lessonId}_${version}`, title] as const))))
}

function hoursTable(records: PersonRecords): BundleTable {
  const titles = titlesOf(records)
  const rows = [...records.ledger]
    .sort((left, right) => left.atMs - right.atMs)
    .map((entry) => [
      instantText(entry.atMs),
      entry.account === 'common' ? '公共课' : specialtyNames[entry.account],
      entry.lesson === null ? '' : (titles.get(`${entry.lesson}_${entry.courseVersion}`) ?? entry.lesson),
      ledgerKinds[entry.kind],
      formatCreditHours(entry.creditHours),
      entry.reason,
      `${entry.courseId} 第 ${entry.courseVersion} 版`,
      entry._id,
    ])
  return { title: '学时台账', columns: ['时间', '计入', '课节', '种类', '学时', '原因', '课程版本', '编号'], rows }
}

function statementTable(records: PersonRecords): BundleTable {
  const rows = lessonDaysOf(records).map((one) => [one.day, one.title, minutesText(one.creditedMs), minutesText(one.uncreditedMs), reasonLine(one)])
  return { title: '学时明细（每节课每天）', columns: ['日期', '课节', '计上', '没有计', '说明'], rows }
}

function stretchTable(records: PersonRecords): BundleTable {
  const rows = lessonDaysOf(records).flatMap(({ day, title, stretches }) => stretches.map((one) => [one.n, day, title, clockText(one.fromAt), clockText(one.toAt), Math.round(one.creditedMs / 1000), Math.round(one.uncreditedMs / 1000), stretchText(one)]))
  return { title: '播放记录（每一段）', columns: ['序号', '日期', '课节', '从', '到', '计上（秒）', '没有计（秒）', '原因'], rows }
}

function lookText(look: Look | null): string {
  if (look === null) return ''
  return look.kind === 'photo' ? `照片 ${look.photoId}${look.isLate ? '（迟到）' : ''}` : `工作人员当面核验 ${instantText(look.atMs)}`
}

function examTable({ records, reviews, staff }: BundleRecords): BundleTable {
  const decisionsOf = new Map(reviews.map(({ attemptId, decisions: made }) => [attemptId, made.map(({ decision, operatorId, reason, atMs }) => `${instantText(atMs)} ${staff.get(operatorId)?.name ?? operatorId}：${decisions[decision]}，${reason}`).join('；')]))
  const rows = [...records.attempts]
    .sort((left, right) => left.startedAtMs - right.startedAtMs)
    .map((one) => [one.attemptNo, instantText(one.startedAtMs), instantText(one.submittedAtMs), one.submittedBy === 'time-out' ? '到时自动交卷' : one.submittedBy === 'trainee' ? '本人交卷' : '', one.score, attemptStateNames[one.state], lookText(one.entry), lookText(one.exit), decisionsOf.get(one._id) ?? '', one.cancellation === null ? '' : `${instantText(one.cancellation.atMs)} ${one.cancellation.reason}`, one._id])
  return { title: '考试', columns: ['第几次', '开始', '交卷', '怎样交卷', '分数', '结果', '考前核验', '考后核验', '照片核对', '取消', '编号'], rows }
}

function photoTable({ photos }: PersonRecords): BundleTable {
  const rows = [...photos].sort((left, right) => left.takenAtMs - right.takenAtMs).map((one) => [instantText(one.takenAtMs), purposes[one.purpose], one.sha256, one.bytes, one.deletedAtMs === null ? '保存中' : `已于 ${instantText(one.deletedAtMs)} 删除`, one._id])
  return { title: '照片（只有指纹，没有图像）', columns: ['拍摄时间', '用途', '指纹 SHA-256', '字节', '原图', '编号'], rows }
}

function certificateTable({ certificates }: PersonRecords): BundleTable {
  const rows = certificates.map((one) => [one._id, specialtyNames[one.specialty], one.hours.map(({ title, creditHours }) => `${title} ${formatCreditHours(creditHours)}`).join('，'), formatCreditHours(one.totalHours), one.examScore, one.issuedOn, one.status === 'valid' ? '有效' : '已撤销', one.history.map(({ status, reason, atMs }) => `${instantText(atMs)} ${status === 'valid' ? '有效' : '撤销'}：${reason}`).join('；')])
  return { title: '学时证明', columns: ['编号', '专业', '学时', '合计', '成绩', '签发', '状态', '经过'], rows }
}

function operationTable({ operations: done, staff }: BundleRecords): BundleTable {
  const rows = done.map((one) => [instantText(one.atMs), staff.get(one.operatorId)?.name ?? one.operatorId, one.secondOperatorId === null ? '' : (staff.get(one.secondOperatorId)?.name ?? one.secondOperatorId), tasks.get(one.operation) ?? one.operation, one.reason, one.effect])
  return { title: '工作人员的操作和查看', columns: ['时间', '工作人员', '第二人', '操作', '原因', '系统记录'], rows }
}
