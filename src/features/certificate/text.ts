import type { ResponseOf } from '../../contract'
import type { get } from '../../contract/certificate/get'
import { fullDayText, hoursText } from '../../ui/wording'

export type Certificate = ResponseOf<typeof get>
export type Issued = Extract<Certificate, { number: string }>

export const labels = {
  title: '学时证明',
  emptyTitle: '还没有您的报名信息',
  emptyText: '学校登记报名以后，学时证明会显示在这里。',
  heading: '继续教育学时证明',
  valid: '有效',
  revoked: '已吊销',
  open: '打开 PDF（可打印、可发送）',
  opening: '正在生成，第一次要几秒钟',
  verify: '看别人核验时看到什么',
  toExam: '去考试',
  toExamOrAppeal: '再次考试或申诉',
  toStudy: '继续学习',
  notYetTitle: '考试合格后发学时证明',
  openFailedTitle: '文件没有打开',
  openFailedText: '证明没有变化。请检查网络，再点一次。',
  openedElsewhere: '如果没有看到文件，请再点一次；电脑上请允许这个网页打开新窗口。',
  uses: '延续注册和职称评审都可以用。打开后可以打印，也可以发给公司经办人。',
} as const

const reportedTexts = {
  'with-school': '成绩在学校，等待报送省中心',
  sent: '成绩已报送省中心，等待接收',
  accepted: '省中心已接收，公司可以办理延续注册了',
  rejected: '省中心退回了报送，学校正在更正，您不用办理',
} as const satisfies Record<Extract<Certificate, { status: 'valid' }>['reported'], string>

export function reportedText(certificate: Extract<Certificate, { status: 'valid' }>): string {
  return reportedTexts[certificate.reported]
}

export function notYetText({ isExamOpen }: Extract<Certificate, { status: 'not-yet' }>): string {
  return isExamOpen ? '公共课和专业课的学时已满，考试已经开放。考试合格，这里就可以打印。' : '学满公共课和专业课，考试就会开放。考试合格，这里就可以打印。'
}

/** Name and value, as they stand on the paper. */
export function contentRows(content: Issued, specialtyName: string): readonly (readonly [string, string])[] {
  return [
    ['姓名', content.name],
    ['证件号', content.idMasked],
    ['专业', specialtyName],
    ['学习时间', `${fullDayText(content.studiedFrom)} 至 ${fullDayText(content.studiedTo)}`],
    ...content.hours.map(({ title, creditHours }) => [title, `${hoursText(creditHours)} 学时`] as const),
    ['合计', `${hoursText(content.totalHours)} 学时`],
    ['培训机构', content.institution],
    ['发证日期', fullDayText(content.issuedOn)],
    ['证书编号', content.number],
  ]
}
