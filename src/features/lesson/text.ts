// Every word of 视频学习. Messages 4 to 7 of the plan: what happened, what is safe, what to do.
import type { creditReasons } from '../../domain/playback'
import { mediaClock, spanText, timeOfDay } from '../../ui/wording'
import type { ActiveCheck, Elsewhere, LessonState, Remark, Stop } from './state'
import { isOffline, type CreditView, type CreditWord } from './view'

const words = {
  opening: '正在打开',
  running: '正在计时',
  buffering: '缓冲中，暂停计时',
  paused: '已暂停计时',
  offline: '离线',
  'offline-stopped': '离线，已停住',
  'offline-paused': '离线，已暂停',
  check: '等待学习验证',
  elsewhere: '已停止计时',
  played: '视频已看完',
  earned: '已得学时',
} as const satisfies Record<CreditWord, string>

export function creditLine(view: CreditView): string {
  return `已计到 ${mediaClock(view.countedMs)} / ${mediaClock(view.mediaMs)}`
}

export function creditWordText(view: CreditView): string {
  return isOffline(view.word) && view.storedMs >= 1000 ? `离线，已存 ${spanText(view.storedMs)}` : words[view.word]
}

export interface Message {
  readonly title: string
  readonly text: string
}

/** Message 4. */
export function elsewhereMessage(elsewhere: Elsewhere): Message {
  return {
    title: '您正在另一处学习',
    text: `${elsewhere.device}，《${elsewhere.lessonTitle}》，${timeOfDay(elsewhere.sinceMs)} 开始。同一时间只有一处计学时。在这里继续，那边会停下，已经看的都算数。`,
  }
}

export function stopMessage(stop: Stop): Message {
  if (stop.kind === 'other-tab') {
    return { title: '这个页面已停下', text: '您在这个浏览器的另一个页面打开了视频。同一时间只有一处计学时，这里已经看的都算数。' }
  }
  const since = stop.sinceMs === null ? '' : `，${timeOfDay(stop.sinceMs)} 开始`
  return { title: '您已在另一处继续学习', text: `${stop.device}${since}。同一时间只有一处计学时，这里已经看的都算数。` }
}

export const checkTitles = { presence: '学习验证：您在学吗？', photo: '学习验证：请拍一张照片' } as const

export const checkTexts = {
  presence: '点一下就接着学。已经看的都已计上。',
  withoutPhoto: '点一下就接着学。您没有同意拍照，这次不用拍。已经看的都已计上。',
  onPhone: '2. 在手机上点「确认」，这里会自动接着放',
  onPhoneWithPhoto: '2. 在手机上拍一张本人照片（不愿拍也可以在手机上选不拍），这里会自动接着放',
} as const

/** Message 5. */
export function missedMessage(check: ActiveCheck, settledMs: number): Message {
  const from = timeOfDay(check.shownAtWallMs)
  const to = timeOfDay(check.missedAtWallMs ?? check.shownAtWallMs)
  const gap = from === to ? '' : `，${from}—${to} 没有计`
  return {
    title: '刚才的学习验证没有答上',
    text: `视频停在 ${mediaClock(settledMs)}。${from} 以前看的都已计上${gap}。不扣学时，也不用等。`,
  }
}

export function resumeLabel(settledMs: number): string {
  return `我在，从 ${mediaClock(settledMs)} 接着学`
}

/** Message 6. */
export function offlineMessage(view: CreditView, device: { readonly isPhone: boolean; readonly inWeChat: boolean }): Message {
  const place = device.isPhone ? '手机' : '这台电脑'
  const store = device.inWeChat ? '微信缓存' : '浏览器数据'
  const stored = view.storedMs < 1000 ? '' : `有 ${spanText(view.storedMs)}等着上传，连上网会自动补上。`
  const left = whatNext(view)
  return { title: `网络断了，已看的存在${place}里`, text: `${stored}${left}请先不要清理${store}。` }
}

function whatNext(view: CreditView): string {
  if (view.word === 'offline') return `还能再看约 ${spanText(view.leaseLeftMs)}，之后视频会先停住，免得您白看。`
  return view.word === 'offline-stopped' ? '视频已先停住，免得您白看；连上网会自动接着放。' : '视频已暂停。'
}

const shortfalls = {
  credited: '',
  'nothing-played': '',
  rewatched: '',
  'skipped-ahead': '跳过的部分没有计。',
  'faster-than-clock': '播放比实际时间快的部分没有计。',
  'check-due': '学习验证之后的部分没有计。',
  'check-missed': '学习验证没有答上的那一段没有计。',
  'handed-in-before': '',
  'lease-forgotten': '这段记录保存得太久，没有计上。',
  'free-viewing': '',
} as const satisfies Record<(typeof creditReasons)[number], string>

export function remarkMessage(remark: Remark): Message {
  switch (remark.kind) {
    case 'seek-refused':
      // message 7
      return { title: '本节还没得学时，先不能往前拖', text: `已回到您看到的 ${mediaClock(remark.positionMs)}。往回看随时可以；得了学时就能随意拖动。` }
    case 'rewound':
      return {
        title: `已回到 ${mediaClock(remark.positionMs)}`,
        text: `${remark.reason === null ? '' : shortfalls[remark.reason]}前面看的都已计上，从这里接着看就行。`,
      }
    case 'advanced':
      return { title: `已接到 ${mediaClock(remark.positionMs)}`, text: '您在另一台设备上看过的已经计上，不用重看，从这里接着看就行。' }
    case 'speed-refused':
      return { title: '本节还没得学时，请按正常速度看', text: '已调回正常速度，看过的都算数。得了学时就能调快。' }
    case 'late-credited':
      return { title: '上次存下的已补上', text: `上次断开前看的 ${spanText(remark.creditedMs)}已经计上。` }
    case 'media-failed':
      return { title: '视频没有打开', text: '已计的学时没有变化。请检查网络，再点一次播放；还是不行，请打学校电话。' }
  }
}

/** Why a lesson could not be opened; null for failures that have the house's own words. */
export function refusalMessage(state: LessonState): (Message & { readonly next: 'class' | 'course' | 'account' | 'none'; readonly asksSchool?: boolean }) | null {
  if (state.phase.kind !== 'failed') return null
  const { failure } = state.phase
  switch (failure.code) {
    case 'SPECIALTY_LOCKED':
      return { title: '专业课还没有开放', text: '先学完公共课，专业课就会开放。公共课学到的都已计上。', next: 'course' }
    case 'RULES_NOT_ACKNOWLEDGED':
      return { title: '请先阅读教学管理规定', text: '读完点一下确认，就可以开始学习。', next: 'class' }
    case 'CLASS_NOT_OPEN':
      return { title: '班级还没有开班，或已经结束', text: '开班时间以学校通知为准。已得的学时都在。', next: 'class', asksSchool: true }
    case 'NOT_BOUND':
      return { title: '请先在手机微信里绑定本人', text: '计学时要先绑定您自己的微信，绑好后这里自动开始播放，不用再操作。', next: 'account' }
    case 'WITHDRAWN':
      return (failure.details as { what?: string } | undefined)?.what === 'enrolment'
        ? { title: '这项报名已停', text: '已得的学时都在，刚才看的也已计上。要接着学，请联系学校。', next: 'class', asksSchool: true }
        : { title: '这门课暂停学习', text: '学校暂停了这门课，对所有人都一样。已得的学时都在，刚才看的也已计上；恢复后从停下的地方接着学。别的课可以照常学。', next: 'course', asksSchool: true }
    default:
      return null
  }
}

export const labels = {
  title: '视频学习',
  exercise: '课后练习',
  exerciseHint: '视频已看完，做对课后练习就得学时',
  presentInPlace: '我在，继续学习',
  takeOver: '在这里继续',
  stayAway: '不用了',
  toClass: '去我的班级',
  toCourse: '回在线课程',
  nextLesson: '学下一节',
  playOnData: '用流量播放',
  listTitle: '课程目录',
  statement: '本节计时记录',
} as const
