import { fullDayText } from '../../ui/wording'

export const labels = {
  title: '申诉',
  noneTitle: '现在没有可以申诉的成绩',
  noneText: '成绩被取消时，可以在期限内申诉。其他疑问，请打学校电话。',
  overTitle: '申诉期限已过',
  toOverview: '回到考试页',
  howTitle: '怎么申诉',
  reason: '取消的原因',
} as const

export const steps: readonly string[] = [
  '打学校电话，或到学校当面说：您的姓名、哪一次考试、为什么不同意。',
  '带上身份证。有能说明情况的材料（如当天的照片、单位证明），一并带来。',
  '由另一位老师复核，不是做决定的那一位。结果用短信告诉您。',
  '申诉成功，成绩和学时证明都恢复。申诉期间也可以免费再考。',
]

export function untilText(appealUntil: string): string {
  return `请在 ${fullDayText(appealUntil)}（含当天）前提出。`
}

export function overText(appealUntil: string): string {
  return `期限到 ${fullDayText(appealUntil)}。可以免费再考；还有疑问，请打学校电话。`
}
