import type { ResponseOf } from '../../contract'
import type { getHome } from '../../contract/learning/get-home'
import { dayText, fullDayText, hoursText, leftText, timeOfDay } from '../../ui/wording'

export type Home = ResponseOf<typeof getHome>
export type Ring = Home['rings'][number]
export type NextStep = Home['next']
type Share = Ring['total']

export function totalText(share: Share): string {
  return `${hoursText(share.earned)} / ${hoursText(share.required)}`
}

export function isComplete(share: Share): boolean {
  return share.earned >= share.required
}

/** `16/16 ✓`, `7.5/40`. */
export function shareText(share: Share): string {
  return `${hoursText(share.earned)}/${hoursText(share.required)}${isComplete(share) ? ' ✓' : ''}`
}

export function expiryText(ring: Ring): string | null {
  if (ring.registrationExpires === null || ring.daysLeft === null) return null
  const until = `注册有效期至 ${fullDayText(ring.registrationExpires)}`
  if (ring.daysLeft > 0) return `${until}，还有\u00a0${ring.daysLeft}\u00a0天`
  return ring.daysLeft === 0 ? `${until}，今天是最后一天` : `${until}，已过\u00a0${-ring.daysLeft}\u00a0天`
}

/** The label of the one button; null where there is nothing to press but to wait. */
export function stepLabel(next: NextStep): string | null {
  switch (next.kind) {
    case 'continueLesson':
      return `${next.isStarted ? '继续学习' : '开始学习'} ${next.title}`
    case 'doExercise':
      return `课后练习 ${next.title}`
    case 'acknowledgeRules':
      return '阅读教学管理规定'
    case 'bindWechat':
      return '绑定本人微信'
    case 'openExam':
      return '去考试'
    case 'continueExam':
      return '继续考试'
    case 'takeExitPhoto':
      return '去拍考后照片'
    case 'retakeExam':
      return '去考试'
    case 'done':
      return '学时证明'
    case 'noEnrolment':
    case 'waitForClass':
    case 'waitForReview':
      return null
  }
}

/** What follows the label: how much of a begun lesson is left. */
export function stepTail(next: NextStep): string | null {
  return next.kind === 'continueLesson' && next.isStarted ? `还剩 ${leftText(next.remainingMs)}` : null
}

/** One line if something waits. */
export function stepHint(next: NextStep): string | null {
  switch (next.kind) {
    case 'waitForClass':
      return next.opensOn === null ? '已报名，等待学校开班。开班时会有短信通知，教材领取地点也在短信里。' : `${dayText(next.opensOn)} 开班，到时就可以开始学习。`
    case 'acknowledgeRules':
      return '读完教学管理规定，确认后就可以开始学习。'
    case 'bindWechat':
      return '电脑上可以看目录。要计学时，请先用您自己的微信认证登录一次。'
    case 'takeExitPhoto':
      return next.dueMs === null ? '还差一步：拍完考后照片公布成绩。' : `还差一步：请在 ${timeOfDay(next.dueMs)} 前拍考后照片，拍完公布成绩。`
    case 'waitForReview':
      return '考试照片正由老师核对，结果会通知您，这期间不用重考。'
    case 'retakeExam':
      return `可以免费再考，${dayText(next.notBeforeMs)} ${timeOfDay(next.notBeforeMs)} 起开放。`
    case 'done':
      return '已全部完成。结果由省中心推送，延续注册由聘用企业办理。'
    case 'openExam':
      return '学时已满，可以考试了。'
    case 'continueExam':
      return '考试还没有交卷，答案都在。'
    case 'noEnrolment':
    case 'continueLesson':
    case 'doExercise':
      return null
  }
}
