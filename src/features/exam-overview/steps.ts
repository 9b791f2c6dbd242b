// The way through an exam as a list with one lit step (EXM-01). Pure.
import type { ResponseOf } from '../../contract'
import type { getOverview } from '../../contract/exam/get-overview'
import type { Milliseconds } from '../../domain/units'
import { dayText, hoursText } from '../../ui/wording'

export type Overview = ResponseOf<typeof getOverview>
export type Step = Overview['step']

const stepKeys = ['hours', 'wechat', 'notice', 'identity', 'entry-photo', 'room', 'exit-photo', 'result'] as const
export type StepKey = (typeof stepKeys)[number]

export interface StepRow {
  readonly key: StepKey
  readonly title: string
  readonly state: 'done' | 'current' | 'trouble' | 'later'
  readonly detail: string
}

const titles = {
  hours: '满足学时',
  wechat: '绑定本人微信',
  notice: '考试须知',
  identity: '信息确认',
  'entry-photo': '考前拍照',
  room: '开始答题',
  'exit-photo': '考后拍照',
  result: '成绩',
} as const satisfies Record<StepKey, string>

/** Which row is lit for each step the server may name. */
const litRows = {
  locked: 'hours',
  wechat: 'wechat',
  notice: 'notice',
  identity: 'identity',
  consent: 'entry-photo',
  'entry-photo': 'entry-photo',
  ready: 'room',
  'in-progress': 'room',
  'exit-photo': 'exit-photo',
  withheld: 'exit-photo',
  waiting: 'result',
  failed: 'result',
  'under-review': 'result',
  passed: 'result',
  cancelled: 'result',
  appealed: 'result',
} as const satisfies Record<Step['kind'], StepKey>

export function stepRows(step: Step): StepRow[] {
  const lit = litRows[step.kind]
  // binding is a matter of course; it is a step only for whoever has not done it
  const keys = stepKeys.filter((key) => key !== 'wechat' || lit === 'wechat')
  const at = keys.indexOf(lit)
  return keys.map((key, index) => ({ key, title: titles[key], state: index < at ? 'done' : index > at ? 'later' : litState(step), detail: index === at ? litDetail(step) : '' }))
}

function litState({ kind }: Step): StepRow['state'] {
  if (kind === 'passed') return 'done'
  return kind === 'withheld' || kind === 'failed' || kind === 'waiting' || kind === 'cancelled' ? 'trouble' : 'current'
}

function litDetail(step: Step): string {
  switch (step.kind) {
    case 'locked':
      return missingText(step)
    case 'wechat':
      return '考试要用您本人的微信'
    case 'notice':
      return '读完点“同意，参加考试”'
    case 'identity':
      return '看看姓名、专业、单位对不对'
    case 'consent':
      return '选了现场核验的，老师登记后自动进到下一步；也可以改为拍照'
    case 'entry-photo':
      return '用手机微信拍一张'
    case 'ready':
      return '点了才开始计时'
    case 'in-progress':
      return `试卷已打开（${step.device}）`
    case 'exit-photo':
      return step.again ? '老师请您再拍一张' : '拍完公布成绩'
    case 'withheld':
      return step.appealUntil === null ? '没有收到考后照片，成绩暂未公布' : `没有收到考后照片，成绩暂未公布；${dayText(step.appealUntil)}前可以申诉`
    case 'waiting':
    case 'failed':
      return `${step.score} 分，没有合格，可以免费再考`
    case 'under-review':
      return `${step.score} 分，照片核对中，最晚 ${dayText(step.latestDay)}告诉您`
    case 'passed':
      return `${step.score} 分，合格`
    case 'cancelled':
      return step.appealUntil === null ? '上次的成绩已取消，可以免费再考' : `上次的成绩已取消，可以免费再考；不同意，${dayText(step.appealUntil)}前可以申诉`
    case 'appealed':
      return `申诉已收到，最晚 ${dayText(step.latestDay)}告诉您；这期间也可以免费再考`
  }
}

/** `公共课还差 2 学时，建筑工程专业课还差 7.5 学时`. */
export function missingText({ missing }: Extract<Step, { kind: 'locked' }>): string {
  return missing.map((part) => `${part.title}还差 ${hoursText(part.missing)} 学时`).join('，')
}

export type Action = 'study' | 'bind' | 'do-step' | 'again' | 'result' | 'certificate'

/** The one button; null while there is nothing to do but wait. */
export function nextAction(step: Step): { readonly label: string; readonly action: Action } | null {
  switch (step.kind) {
    case 'locked':
      return { label: '继续学习', action: 'study' }
    case 'wechat':
      return { label: '绑定本人微信', action: 'bind' }
    case 'notice':
      return { label: '阅读考试须知', action: 'do-step' }
    case 'identity':
      return { label: '确认本人信息', action: 'do-step' }
    case 'consent':
      return { label: '看核验办法，或改为拍照', action: 'do-step' }
    case 'entry-photo':
      return { label: '考前拍照', action: 'do-step' }
    case 'ready':
      return { label: '开始答题', action: 'do-step' }
    case 'in-progress':
      return { label: '继续答题', action: 'do-step' }
    case 'exit-photo':
      return { label: '考后拍照', action: 'do-step' }
    case 'failed':
      return { label: '再次考试', action: 'again' }
    case 'withheld':
      return { label: '看怎么办理', action: 'result' }
    case 'cancelled':
      // the result's page offers both: to appeal and to sit again
      return step.appealUntil === null && step.againInMs === 0 ? { label: '再次考试', action: 'again' } : { label: step.appealUntil === null ? '看原因' : '看原因和申诉', action: 'result' }
    case 'appealed':
      return { label: '看申诉进度', action: 'result' }
    case 'waiting':
      return null
    case 'under-review':
      return { label: '看这次结果', action: 'result' }
    case 'passed':
      return { label: '看学时证明', action: 'certificate' }
  }
}

/** What runs out or opens by itself, in words before and after the clock. */
export function running(step: Step): { readonly before: string; readonly ms: Milliseconds; readonly after: string } | null {
  switch (step.kind) {
    case 'ready':
      return { before: '考前照片还有效 ', ms: step.startWithinMs, after: '，过了要重拍' }
    case 'in-progress':
      return { before: '答题还剩 ', ms: step.remainingMs, after: '，时间照走' }
    case 'exit-photo':
      return { before: '还有 ', ms: step.withinMs, after: '，过了要到学校核验' }
    case 'waiting':
      return { before: '再等 ', ms: step.waitMs, after: ' 可以再考' }
    case 'withheld':
    case 'cancelled':
    case 'appealed':
      return step.againInMs === 0 ? null : { before: '再等 ', ms: step.againInMs, after: ' 可以再考' }
    case 'locked':
    case 'wechat':
    case 'notice':
    case 'identity':
    case 'consent':
    case 'entry-photo':
    case 'failed':
    case 'under-review':
    case 'passed':
      return null
  }
}
