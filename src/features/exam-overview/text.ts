import type { AttemptState } from '../../domain/exam'
import { minuteMs } from '../../domain/units'
import { dayText, timeOfDay } from '../../ui/wording'
import type { Overview } from './steps'

export const labels = {
  title: '考试',
  signedOutTitle: '登录后可以参加考试',
  signedOutText: '公共课和专业课的学时满了，就在这里考试。请用报名时登记的手机号认证登录。',
  signIn: '认证登录',
  emptyTitle: '现在没有您的考试',
  emptyText: '学校登记报名以后，考试会显示在这里。报名停了的，已得的学时都在，要恢复请联系学校。不清楚的，请问公司经办人或学校。',
  history: '历次考试',
  digits: '电脑上显示了六位数字？在这里输入',
} as const

const stateNames = {
  'in-progress': '正在答题',
  'awaiting-exit-photo': '待拍考后照片',
  failed: '不合格',
  'under-review': '照片核对中',
  passed: '合格',
  cancelled: '成绩已取消',
  withheld: '成绩暂未公布',
  appealed: '申诉等待裁定',
} as const satisfies Record<AttemptState, string>

type Attempt = Overview['attempts'][number]

export function attemptTitle({ attemptNo, startedAtMs }: Attempt): string {
  return `第 ${attemptNo} 次 · ${dayText(startedAtMs)} ${timeOfDay(startedAtMs)}`
}

export function attemptValue({ state, score }: Attempt): string {
  return score === null ? stateNames[state] : `${score} 分 · ${stateNames[state]}`
}

/** Minutes and points are both 分 in short: here the minutes are said in full. */
export function paperText({ paper }: Overview): string | null {
  return paper === null ? null : `${paper.questions} 题，限时 ${Math.round(paper.durationMs / minuteMs)} 分钟，${paper.passMark} 分合格，不合格可以免费再考`
}
