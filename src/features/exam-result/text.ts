// Every word of 考试结果: messages 9 to 11 of the plan.
import type { ResponseOf } from '../../contract'
import type { getResult } from '../../contract/exam/get-result'
import { dayText, timeOfDay } from '../../ui/wording'

export type Result = ResponseOf<typeof getResult>

export const labels = {
  title: '考试结果',
  takePhoto: '去拍照',
  goOn: '继续答题',
  again: '再次考试',
  appeal: '申诉',
  seeAppeal: '看申诉进度',
  seeDecision: '看申诉结果',
  certificate: '看学时证明',
  toOverview: '回到考试页',
  call: '打学校电话',
  weak: '这几章要多看看',
} as const

export interface ResultView {
  readonly tone: 'info' | 'good' | 'warning' | 'bad'
  readonly title: string
  readonly text: string
  /** What runs on, and its words before and after the clock. */
  readonly clock: { readonly before: string; readonly ms: number; readonly after: string } | null
}

/** `hasRunOut`: this page has just handed in by itself when time was up. */
export function resultView(answer: Result, hasRunOut: boolean): ResultView {
  const { result, answered, questions, passMark, appeal } = answer
  switch (result.kind) {
    case 'in-progress':
      return { tone: 'info', title: '这次考试还在答题', text: '答案都已保存。时间照走，请接着答。', clock: { before: '还剩 ', ms: result.remainingMs, after: '' } }
    case 'exit-photo': {
      const clock = { before: '请在 ', ms: result.withinMs, after: ' 内拍好，过了要到学校核验' }
      const open = questions - answered
      const counted = `答了 ${answered} 题${open > 0 ? `，${open} 题未答` : ''}。`
      if (result.again) return { tone: 'warning', title: '请再拍一张考后照片', text: '老师看过上一张，看不清是不是您本人。答案和分数都不受影响，拍好再核对。', clock }
      const isByTime = hasRunOut || answer.submittedBy === 'time-out'
      const ended = answer.submittedAtMs === null ? '' : timeOfDay(answer.submittedAtMs)
      const text = isByTime ? `按 ${ended} 前保存的答案评分：${counted}还差一步：拍考后照片，拍完公布成绩。` : `${counted}还差一步：拍考后照片，拍完公布成绩。`
      return { tone: 'info', title: isByTime ? '时间到，已自动交卷' : '已交卷', text, clock }
    }
    case 'withheld':
      return {
        tone: 'warning',
        title: '成绩暂未公布',
        text: `还没有收到考后照片。答案已保存，不会丢失；请联系学校核验身份，核验后公布成绩。也可以免费再考一次。${appealText(answer)}`,
        clock: waitClock(result.againInMs),
      }
    case 'failed':
      return { tone: 'warning', title: `${result.score} 分，没有合格`, text: `${passMark} 分合格。可以免费再考，学时不受影响。`, clock: waitClock(result.againInMs) }
    case 'under-review':
      return {
        tone: 'good',
        title: `${result.score} 分，达到合格线`,
        text: `照片正由老师核对，最晚 ${dayText(result.latestDay)}告诉您。这期间不用重考。`,
        clock: null,
      }
    case 'passed': {
      const won = appeal?.decision?.outcome === 'upheld' ? '申诉成立，成绩有效。' : ''
      return { tone: 'good', title: `${result.score} 分，考试合格`, text: `${won}考试的学时已经计上，学时证明可以打印了。学校会把成绩报送省中心。`, clock: null }
    }
    case 'appealed':
      return {
        tone: 'info',
        title: '申诉已收到，等待裁定',
        text: `由另一位老师复核，最晚 ${dayText(appeal?.latestDay ?? '')}告诉您，会发短信。已得学时不受影响；这期间也可以免费再考。`,
        clock: waitClock(result.againInMs),
      }
    case 'cancelled': {
      const on = dayText(answer.startedAtMs)
      if (appeal?.decision?.effect === 'cleared') return { tone: 'good', title: `您 ${on}的考试：取消已撤销`, text: '申诉成立。您后来的考试已经合格，成绩和学时证明以那一次为准。', clock: null }
      return {
        tone: 'bad',
        title: `您 ${on}的考试成绩已取消`,
        text: `原因：${withoutStop(result.reason)}。已得学时不受影响，可以免费再考。${appealText(answer)}`,
        clock: waitClock(result.againInMs),
      }
    }
  }
}

/** What there is to say about an appeal against a cancelled or withheld result; '' when nothing is. */
function appealText({ result, appealing, appeal }: Result): string {
  if (appeal?.decision?.effect === 'stands') return `申诉没有成立：${withoutStop(appeal.decision.reason)}。还有疑问，请打学校电话。`
  if (appealing.kind === 'open') return `${result.kind === 'withheld' ? '拍过照片或有特殊情况' : '不同意'}，请在 ${dayText(appealing.until)}（含）前申诉，由另一位老师复核。`
  return appealing.why === 'term-over' && appealing.until !== null ? `申诉期限到 ${dayText(appealing.until)}，已经过了；还有疑问，请打学校电话。` : ''
}

function withoutStop(reason: string): string {
  return reason.replace(/[。.]$/, '')
}

function waitClock(againInMs: number): ResultView['clock'] {
  return againInMs === 0 ? null : { before: '再等 ', ms: againInMs, after: ' 可以再考' }
}

export type Action = 'call' | 'photo' | 'room' | 'again' | 'appeal' | 'certificate' | 'overview'

/** The recommended one first. */
export function actionsOf({ result, appealing, appeal }: Result): readonly Action[] {
  const toAppeal: readonly Action[] = appealing.kind === 'open' || appeal !== null ? ['appeal'] : []
  switch (result.kind) {
    case 'in-progress':
      return ['room']
    case 'exit-photo':
      return ['photo']
    case 'withheld':
      // the answers are safe and may well be enough: the school comes before another exam
      return [...(['call', ...toAppeal] as const), result.againInMs === 0 ? 'again' : 'overview']
    case 'failed':
      return result.againInMs === 0 ? ['again', 'overview'] : ['overview']
    case 'cancelled':
    case 'appealed':
      return [...toAppeal, result.againInMs === 0 ? 'again' : 'overview']
    case 'under-review':
      return ['overview']
    case 'passed':
      return ['certificate', 'overview']
  }
}

export const actionLabels = {
  call: labels.call,
  photo: labels.takePhoto,
  room: labels.goOn,
  again: labels.again,
  appeal: labels.appeal,
  certificate: labels.certificate,
  overview: labels.toOverview,
} as const satisfies Record<Action, string>
