// Every word of 申诉 (PHO-04): what can be appealed against, until when, who decides, what comes of it.
import type { ResponseOf } from '../../contract'
import type { getResult } from '../../contract/exam/get-result'
import { dayText, fullDayText } from '../../ui/wording'

export type Result = ResponseOf<typeof getResult>
export type Appeal = NonNullable<Result['appeal']>
type Refused = Extract<Result['appealing'], { kind: 'refused' }>

export const labels = {
  title: '申诉',
  toOverview: '回到考试页',
  toResult: '看考试结果',
  toCertificate: '看学时证明',
  reason: '原来的决定',
  withheldReason: '没有在期限内收到考后照片，成绩暂未公布',
  fieldLabel: '为什么不同意',
  placeholder: '写清楚当时的情况，例如：拍照时戴着安全帽，光线暗',
  photoLabel: '附一张照片（可以不附）',
  photoHint: '能说明情况的，如当天的工作照、单位证明。',
  openCamera: '拍一张',
  take: '拍照',
  noPhoto: '不附照片',
  noCamera: '相机没有打开。可以不附照片，材料也可以带到学校。',
  send: '提出申诉',
  emptyReason: '请写几句理由再提出。',
  howTitle: '提出以后',
  ownWords: '您写的理由',
  withPhoto: '附了一张照片',
  decisionReason: '老师的说明',
} as const

export const maxLength = 500

export const steps: readonly string[] = [
  '由另一位老师复核，不是做决定的那一位。',
  '结果用短信告诉您，也显示在这里。',
  '申诉成立，成绩、学时和学时证明都恢复。',
  '申诉期间也可以免费再考。每次决定只能申诉一次。',
]

export function untilText(until: string): string {
  return `请在 ${fullDayText(until)}（含当天）前提出`
}

export function leftText(length: number): string {
  return `还可以写 ${maxLength - length} 字`
}

/** Why no appeal can be handed in, and what can be done instead. */
export function refusedText({ why, until }: Refused): { readonly title: string; readonly text: string } {
  switch (why) {
    case 'nothing-to-appeal':
    case 'handed-in':
    case 'decided':
      return { title: '现在没有可以申诉的成绩', text: '成绩被取消或暂未公布时，可以在期限内申诉。其他疑问，请打学校电话。' }
    case 'passed-since':
      return { title: '您后来的考试已经合格', text: '成绩和学时证明以合格的那一次为准，不用再申诉。还有疑问，请打学校电话。' }
    case 'term-over':
      return { title: '申诉期限已过', text: `期限到 ${until === null ? '' : fullDayText(until)}。可以免费再考；还有疑问，请打学校电话。` }
  }
}

/** Where an appeal that waits stands. */
export function waitingText({ handedInAtMs, latestDay }: Appeal): string {
  return `${dayText(handedInAtMs)}已收到您的申诉，由另一位老师复核，最晚 ${dayText(latestDay)}告诉您。已得学时不受影响；这期间也可以免费再考。`
}

export function decidedView(decision: NonNullable<Appeal['decision']>): { readonly tone: 'good' | 'warning'; readonly title: string; readonly text: string; readonly action: 'certificate' | 'result' | 'overview' } {
  const on = fullDayText(decision.atMs)
  switch (decision.effect) {
    case 'stands':
      return { tone: 'warning', title: '申诉没有成立', text: `${on}裁定：维持原决定。已得学时不受影响，可以免费再考；还有疑问，请打学校电话。`, action: 'overview' }
    case 'restored':
      return { tone: 'good', title: '申诉成立，成绩已恢复', text: `${on}裁定。成绩和考试学时已恢复，学时证明按原来的编号重新有效，以前打印的也有效。学校会向省中心更正。`, action: 'certificate' }
    case 'confirmed':
      return { tone: 'good', title: '申诉成立，考试合格', text: `${on}裁定。考试的学时已经计上，学时证明可以打印了。学校会把成绩报送省中心。`, action: 'certificate' }
    case 'marked':
      return { tone: 'good', title: '申诉成立，成绩已公布', text: `${on}裁定。按您交卷时的答案评分，请看考试结果。`, action: 'result' }
    case 'cleared':
      return { tone: 'good', title: '申诉成立，原决定已撤销', text: `${on}裁定。您后来的考试已经合格，成绩和学时证明以那一次为准。`, action: 'certificate' }
  }
}

/** What a screen says when the photo could not be used; null for whatever the shared texts say well. */
export function photoRefusal(code: string): string | null {
  if (code === 'PHOTO_REFUSED') return '这张照片没能用上，请重拍一张，或者不附照片。您写的理由还在。'
  return code === 'PHOTO_REUSED' ? '这张照片以前交过，请重拍一张，或者不附照片。您写的理由还在。' : null
}
