import type { ComparisonBand, PhotoPurpose, ReviewDecision, RiskReason } from '../../domain/photos'
import { dayText, timeOfDay } from '../../ui/wording'
import type { Item } from './queue'

export const labels = {
  title: '照片核对',
  enrolment: '报名照片',
  entry: '考前照片',
  exit: '考后照片',
  noPhoto: '没有照片',
  noEnrolment: '学校没有报名照片',
  deleted: '照片已按期限删除',
  late: '逾期补拍',
  broken: '照片没有显示出来',
  reload: '重新载入照片',
  reasonTitle: '请选一个原因，会写进记录、告诉学员',
  confirmTitle: '请选一个原因，会写进记录',
  reasonPlaceholder: '或者写下原因',
  send: '提交（回车）',
  cancel: '返回（Esc）',
  keys: '键盘：1 确认本人　2 不是本人　3 请学员重拍',
  earlier: '以前的核对',
  clean: '没有发现疑点',
  machine: '机器比对只作参考，由您决定。',
  ownRecord: '上一份是您本人的考试，请另一位老师核对，没有改动。',
  missingTitle: '链接不完整',
  missingText: '请从控制台返回的结果里复制完整的链接再打开。',
  endedTitle: '这个链接已经结束',
  endedText: '链接只能用 60 分钟。已经核对的都保存了，没核对完的会在新链接里再出现；请在控制台再运行一次“照片核对”（photos.openReview），会得到新的链接。',
  takenTitle: '这个链接已在另一个浏览器打开',
  takenText: '一个链接只能在一个浏览器里用。请回到那个浏览器，或在控制台再运行一次“照片核对”（photos.openReview）。',
  doneTitle: '照片都核对完了',
  refusedTitle: '您现在不能核对照片',
  refusedText: '名单上没有您的核对权限，或这份是您自己的记录。请联系学校负责人。',
} as const

export const decisionNames = { confirmed: '确认本人', rejected: '不是本人', retake: '请学员重拍' } as const satisfies Record<ReviewDecision, string>

export const reasons = {
  confirmed: ['逐张看过，是同一个人', '光线、角度不同，是同一个人', '同一个地方拍的，不是翻拍'],
  rejected: ['考后照片与本人不符', '考前照片与本人不符', '考前、考后不是同一个人', '照片是翻拍的，不是现场拍的'],
  retake: ['脸部太暗', '脸没有拍全', '照片模糊', '戴着安全帽、口罩或墨镜', '看不清是不是本人'],
} as const satisfies Record<ReviewDecision, readonly string[]>

export const effectTexts = {
  confirmed: '这一份有疑点：写明为什么仍是本人，会留在记录里。',
  rejected: '提交后这次成绩取消，学员会收到短信，可以申诉、可以免费再考。',
  retake: '学员会收到短信，再拍一张考后照片，成绩和答案不受影响。',
} as const satisfies Record<ReviewDecision, string>

/** The reason of a confirmation: what was compared. */
export function confirmReason({ enrolment, entry, exit }: Item): string {
  const seen = [enrolment ? '报名' : '', entry?.kind === 'photo' ? '考前' : '', exit?.kind === 'photo' ? '考后' : ''].filter((name) => name !== '')
  return `${seen.join('、')}照片是同一个人`
}

export function placeText(remaining: number, decided: number): string {
  return `还有 ${remaining} 份${decided > 0 ? ` · 已核对 ${decided} 份` : ''}`
}

export function doneText(decided: number): string {
  return decided === 0 ? '现在没有等待核对的照片，可以关闭这一页。' : `这次核对了 ${decided} 份，都已保存，可以关闭这一页。`
}

export function decidedElsewhere(decision: ReviewDecision): string {
  return `上一份已经由别人核对过（${decisionNames[decision]}），没有改动。`
}

export function examText({ attemptNo, examOn, score }: Item): string {
  return `${dayText(examOn)} 第 ${attemptNo} 次考试 · ${score} 分`
}

const channelNames: Readonly<Record<string, string>> = { 'mini-program': '小程序', 'wechat-page': '微信网页', computer: '电脑', 'in-person': '现场' }

export function takenText({ takenAtMs, channel }: { readonly takenAtMs: number; readonly channel: string }): string {
  const by = channelNames[channel]
  return `${dayText(takenAtMs)} ${timeOfDay(takenAtMs)}${by === undefined ? '' : ` · ${by}`}`
}

const findingTexts = {
  different: '机器认为不是同一个人',
  unsure: '机器拿不准是不是同一个人',
  'like-other': '与别人交过的照片很像',
  'like-own': '与本人以前交过的照片很像，可能是翻拍',
  late: '逾期才交的照片',
  'no-face': '机器没有看到脸',
  'not-compared': '机器没有比对成（服务没有回答）',
  'no-reference': '没有以前的照片可比',
  moved: '答题中途换过设备',
} as const satisfies Record<RiskReason, string>

const aboutNames = { entry: '考前', exit: '考后', attempt: '' } as const satisfies Record<Item['findings'][number]['about'], string>

export function findingText({ about, reason }: Item['findings'][number]): string {
  return about === 'attempt' ? findingTexts[reason] : `${aboutNames[about]}照片：${findingTexts[reason]}`
}

/** Doubts on which a confirmation needs a word of its own; one key is not enough. */
const seriousReasons: readonly RiskReason[] = ['different', 'like-other', 'like-own', 'no-face']

export function isSerious(reason: RiskReason): boolean {
  return seriousReasons.includes(reason)
}

export function hasSeriousDoubt({ findings }: Pick<Item, 'findings'>): boolean {
  return findings.some(({ reason }) => isSerious(reason))
}

const againstNames = { enrolment: '报名照片', earlier: '以前核对过的照片', entry: '考前照片' } as const
const bandTexts = { same: '像同一个人', unsure: '拿不准', different: '不像同一个人' } as const satisfies Record<ComparisonBand, string>

type Comparison = NonNullable<Extract<NonNullable<Item['entry']>, { kind: 'photo' }>['comparison']>

export function comparisonText({ band, score, against }: Comparison): string {
  return `与${againstNames[against]}比：${bandTexts[band]}（${score} 分）`
}

const purposeNames = { enrolment: '报名照片', entry: '考前照片', exit: '考后照片', appeal: '申诉材料', check: '学习验证照片' } as const satisfies Record<PhotoPurpose, string>

type Like = Extract<NonNullable<Item['entry']>, { kind: 'photo' }>['like'][number]

/** The photo's number is what the school and an inspector find it by. */
export function likeText({ whose, purpose, on, photoId }: Like): string {
  return `很像${whose === 'own' ? '本人' : '另一位学员'} ${dayText(on)} 的${purposeNames[purpose]}（编号 ${photoId.slice(0, 8)}）`
}
