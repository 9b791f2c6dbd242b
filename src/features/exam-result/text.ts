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
  const { result, answered, questions, passMark } = answer
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
        text: '还没有收到考后照片。答案已保存，不会丢失；请联系学校核验身份，核验后公布成绩。也可以免费再考一次。',
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
    case 'passed':
      return { tone: 'good', title: `${result.score} 分，考试合格`, text: '考试的学时已经计上，学时证明可以打印了。学校会把成绩报送省中心。', clock: null }
    case 'cancelled': {
      const on = answer.startedAtMs
      return {
        tone: 'bad',
        title: `您 ${dayText(on)}的考试成绩已取消`,
        text: `原因：${result.reason.replace(/[。.]$/, '')}。已得学时不受影响，可以免费再考。不同意，请在 ${dayText(result.appealUntil)}（含）前申诉，由另一位老师复核。`,
        clock: waitClock(result.againInMs),
      }
    }
  }
}

function waitClock(againInMs: number): ResultView['clock'] {
  return againInMs === 0 ? null : { before: '再等 ', ms: againInMs, after: ' 可以再考' }
}

export type Action = 'call' | 'photo' | 'room' | 'again' | 'appeal' | 'certificate' | 'overview'

/** The recommended one first. */
export function actionsOf({ result }: Result): readonly Action[] {
  switch (result.kind) {
    case 'in-progress':
      return ['room']
    case 'exit-photo':
      return ['photo']
    case 'withheld':
      // the answers are safe and may well be enough: the school comes before another exam
      return result.againInMs === 0 ? ['call', 'again', 'overview'] : ['call', 'overview']
    case 'failed':
      return result.againInMs === 0 ? ['again', 'overview'] : ['overview']
    case 'cancelled':
      return result.againInMs === 0 ? ['appeal', 'again'] : ['appeal', 'overview']
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
