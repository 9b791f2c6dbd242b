// Where one enrolment stands, what blocks it, and what to say on the phone (OPS-05): pure, every fact is given.
import { specialtyNames, type Specialty } from '../specialty'
import { dayOf, daysBetween, type CreditHours, type Day, type EpochMs, type Fen } from '../units'
import { yuan } from './fees'

export interface StandingFacts {
  readonly specialty: Specialty
  readonly dueFen: Fen
  readonly class: { readonly title: string; readonly opensOn: Day; readonly closesOn: Day | null } | null
  readonly isBound: boolean
  /** Several people reserved the same phone: it proves none of them (ACC-07). */
  readonly sharesPhone: boolean
  readonly hasReadRules: boolean
  readonly common: { readonly earned: CreditHours; readonly needed: CreditHours }
  readonly course: { readonly earned: CreditHours; readonly needed: CreditHours }
  /** A random check waits for the trainee's answer. */
  readonly isCheckDue: boolean
  readonly attempt: { readonly state: 'in-progress' | 'awaiting-exit-photo' | 'failed' | 'under-review' | 'passed' | 'cancelled' | 'withheld' | 'appealed'; readonly score: number | null; readonly exitDueMs: EpochMs | null; readonly reviewDueMs: EpochMs | null } | null
  readonly certificateNumber: string | null
  readonly delivery: 'with-school' | 'sent' | 'accepted' | 'rejected' | null
  readonly registrationExpires: Day | null
}

export type StandingStage =
  | 'unpaid'
  | 'no-class'
  | 'not-open'
  | 'ended'
  | 'unbound'
  | 'rules-unread'
  | 'common'
  | 'course'
  | 'exam-ready'
  | 'in-exam'
  | 'exit-photo'
  | 'under-review'
  | 'failed'
  | 'withheld'
  | 'cancelled'
  | 'appealed'
  | 'passed'

export const stageNames = {
  unpaid: '未缴清学费',
  'no-class': '等待编班',
  'not-open': '等待开班',
  ended: '班级已结束，没有学完',
  unbound: '还没登录绑定微信',
  'rules-unread': '还没确认教学管理规定',
  common: '公共课学习中',
  course: '专业课学习中',
  'exam-ready': '可以考试',
  'in-exam': '正在考试',
  'exit-photo': '等考后照片',
  'under-review': '照片核对中',
  failed: '未合格，可再考',
  withheld: '成绩暂未公布',
  cancelled: '成绩已取消，可再考',
  appealed: '申诉等待裁定，可再考',
  passed: '已合格',
} as const satisfies Record<StandingStage, string>

const stageOfAttempt = {
  'in-progress': 'in-exam',
  'awaiting-exit-photo': 'exit-photo',
  'under-review': 'under-review',
  failed: 'failed',
  withheld: 'withheld',
  cancelled: 'cancelled',
  appealed: 'appealed',
  passed: 'passed',
} as const satisfies Record<NonNullable<StandingFacts['attempt']>['state'], StandingStage>

export function stageOf(facts: StandingFacts, nowMs: EpochMs): StandingStage {
  if (facts.attempt) return stageOfAttempt[facts.attempt.state]
  if (facts.class === null) return facts.dueFen > 0 ? 'unpaid' : 'no-class'
  const today = dayOf(nowMs)
  if (today < facts.class.opensOn) return 'not-open'
  const isComplete = facts.common.earned >= facts.common.needed && facts.course.earned >= facts.course.needed
  if (facts.class.closesOn !== null && today > facts.class.closesOn && !isComplete) return 'ended'
  if (!facts.isBound) return 'unbound'
  if (isComplete) return 'exam-ready'
  if (!facts.hasReadRules && facts.common.earned + facts.course.earned === 0) return 'rules-unread'
  return facts.common.earned < facts.common.needed ? 'common' : 'course'
}

function hours(value: CreditHours): string {
  return String(value / 100)
}

/** The lines of the screen; the first says the stage. */
export function describeStanding(facts: StandingFacts, nowMs: EpochMs): string[] {
  const lines = [`${specialtyNames[facts.specialty]}：${stageNames[stageOf(facts, nowMs)]}`]
  lines.push(`学时：公共 ${hours(facts.common.earned)}/${hours(facts.common.needed)}，专业 ${hours(facts.course.earned)}/${hours(facts.course.needed)}`)
  lines.push(facts.class ? `班级：${facts.class.title}，${facts.class.opensOn} 开班${facts.class.closesOn ? `，${facts.class.closesOn} 结束` : ''}` : '班级：还没编班')
  if (facts.dueFen > 0) lines.push(`学费还差 ${yuan(facts.dueFen)}（不含餐）`)
  if (facts.isCheckDue) lines.push('有一次学习验证等本人回答，回答以前不计学时')
  if (facts.attempt?.score !== null && facts.attempt?.score !== undefined) lines.push(`最近一次考试 ${facts.attempt.score} 分`)
  if (facts.certificateNumber !== null) lines.push(`学时证明编号 ${facts.certificateNumber}`)
  if (facts.delivery !== null) lines.push(deliveryTexts[facts.delivery])
  if (facts.registrationExpires !== null) lines.push(expiryLine(facts.registrationExpires, dayOf(nowMs)))
  return lines
}

const deliveryTexts = {
  'with-school': '合格数据：在学校，等待报送',
  sent: '合格数据：已报送省中心，等待接收',
  accepted: '合格数据：省中心已接收，企业可以办延续注册',
  rejected: '合格数据：省中心退回，要学校更正',
} as const

function expiryLine(expires: Day, today: Day): string {
  const left = daysBetween(today, expires)
  return left < 0 ? `注册有效期已过（${expires}）` : `注册有效期至 ${expires}，还有 ${left} 天`
}

/** One sentence that an operator reads out; no blame, and what to do next (SCR-03). */
export function sayOnThePhone(facts: StandingFacts, nowMs: EpochMs): string {
  const sentences: Record<StandingStage, () => string> = {
    unpaid: () => `您的报名已收到，学费还差 ${yuan(facts.dueFen)}，请公司经办人缴清后就能编班。`,
    'no-class': () => '学费已缴清，正在等开班，开班时会给您发短信。',
    'not-open': () => `您的班 ${facts.class?.opensOn ?? ''} 开班，到时用报名登记的手机号登录就能学。`,
    ended: () => '这个班已经结束，学时没有学完，已得的学时都在；请和学校联系转到下一个班。',
    unbound: () => (facts.sharesPhone ? '您登记的手机号是几个人共用的，请向公司经办人要您本人的认领码，在小程序里选“用认领码登录”。' : '请打开微信小程序，用报名时登记的手机号登录；号码不对的话，可以用认领码登录。'),
    'rules-unread': () => '登录以后先看一遍教学管理规定，点确认，就可以开始看视频了。',
    common: () => `公共课还差 ${hours(facts.common.needed - facts.common.earned)} 学时，看完视频还要把课后练习全部答对才得学时。`,
    course: () => `公共课已修满，专业课还差 ${hours(facts.course.needed - facts.course.earned)} 学时。`,
    'exam-ready': () => '学时已修满，可以考试了：点下面的“考试”，按提示一步一步来。',
    'in-exam': () => '您正在考试，答过的题都已保存；退出了再进去，还是同一份卷子。',
    'exit-photo': () => `已经交卷，还差一张考后照片${facts.attempt?.exitDueMs ? `，请在 ${clock(facts.attempt.exitDueMs)} 前拍` : ''}，拍完公布成绩。`,
    'under-review': () => `考试 ${facts.attempt?.score ?? ''} 分，照片正由老师核对${facts.attempt?.reviewDueMs ? `，最晚 ${dayOf(facts.attempt.reviewDueMs)} 告诉您` : ''}；这期间不用重考。`,
    failed: () => '这次没有合格，已得的学时不受影响，可以免费再考，直到合格。',
    withheld: () => '还没有收到考后照片，成绩暂不公布，答案已保存；可以来学校当面核验，也可以再考一次。',
    cancelled: () => '这次成绩因照片不符已取消，已得学时不受影响，可以申诉，也可以免费再考。',
    appealed: () => '您的申诉已收到，由另一位老师裁定，结果用短信告诉您；这期间也可以免费再考。',
    passed: () => (facts.delivery === 'accepted' ? '您已合格，省中心已接收，请公司办理延续注册。' : '您已合格，学时证明可以在“我的”里下载；合格数据由学校报送，省中心接收后通知公司。'),
  }
  const due = facts.isCheckDue ? '另外有一次学习验证等您回答，点“我在，继续学习”就接着计学时。' : ''
  return sentences[stageOf(facts, nowMs)]() + due
}

/** 15:30 in UTC+8. */
function clock(instant: EpochMs): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16)
}
