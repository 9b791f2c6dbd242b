// Every word of 考前拍照 and 考后拍照; message 8 of the plan.
import { photoFaults, type ExamPhotoPurpose, type PhotoFault } from '../../domain/photos'
import type { CaptureChannel } from '../../domain/rules'
import type { CameraTrouble } from '../../platform/camera'
import type { CallFailure } from '../../transport'

export const titles = { entry: '考前拍照', exit: '考后拍照' } as const satisfies Record<ExamPhotoPurpose, string>

export const labels = {
  title: '拍照',
  take: '拍照',
  use: '用这张',
  retake: '重拍',
  otherPhone: '换一部手机拍',
  thisDevice: '就在这里拍',
  inPerson: '联系学校现场核验',
  photoAfterAll: '还是拍照',
  settings: '去打开相机权限',
  toOverview: '回到考试页',
  toResult: '看结果',
  onPhone: '就在手机上答题',
  toConsent: '去看拍照同意书',
  codeTitle: '扫电脑上的拍照码，或输入六位数字',
  scan: '扫一扫',
  notACode: '这不是拍照的码。请扫电脑考试页面上显示的那个码。',
  digitsPlaceholder: '六位数字',
  digitsHint: '电脑上显示的 6 位数字',
  digitsNext: '下一步',
  retype: '重新扫码或输入',
  tryAgain: '再试一次',
  copy: '复制拍照链接',
  copied: '已复制，请到微信里打开',
  taken: '拍好了，看下一步',
  orScan: '用另一部手机拍也可以：请那部手机的微信扫这个码。',
  again: '老师看过上一张，请您再拍一张。',
  wrongTimeTitle: '现在不用拍照',
  wrongTimeText: '考试页上亮着的就是该做的那一步。',
} as const

export const purposeText = {
  entry: '拍好就能开始答题。',
  exit: '拍好就公布成绩。照片不占考试时间，您的答案已经保存。',
} as const satisfies Record<ExamPhotoPurpose, string>

export const hints: readonly string[] = ['脸放进框里，面向亮处', '摘下安全帽、口罩和墨镜']

export interface Message {
  readonly title: string
  readonly text: string
}

/** After the photo: back to the screen that waits, or to the mini-program that gave the link. */
export const receivedMessages = {
  'waiting-screen': {
    entry: { title: '考前照片已收到', text: '请回到电脑上，那边会自动进到“开始答题”。' },
    exit: { title: '考后照片已收到', text: '请回到电脑上看结果，也可以在手机上看。' },
  },
  'mini-program': {
    entry: { title: '考前照片已收到', text: '请回到小程序，那边会自动进到“开始答题”。这个网页可以关了。' },
    exit: { title: '考后照片已收到', text: '请回到小程序看结果。这个网页可以关了。' },
  },
} as const satisfies Record<string, Record<ExamPhotoPurpose, Message>>

/** How the mini-program hands over to the official account's page. */
export const pageMessage = {
  title: '用微信网页拍照',
  steps: ['1. 点「复制拍照链接」', '2. 在微信里把链接发给“文件传输助手”，点开它', '3. 允许使用相机，拍好后回到小程序'],
  text: '链接 15 分钟内有效，只能拍您本人这一次考试的照片。您的学时和答案不受影响。',
} as const

export const outsideMessage: Message = {
  title: '请在手机微信里打开',
  text: '考试照片要在手机微信里拍。请把链接发到您本人的微信，在微信里点开。',
}

/** This device may not take the photo, another may. */
export function elsewhereMessage(channels: readonly CaptureChannel[]): Message {
  if (channels.includes('mini-program')) return { title: '请在小程序里拍', text: '打开手机微信里的小程序，点「考试」，亮着的那一步就是拍照。您的答案不受影响。' }
  if (channels.includes('wechat-page')) return { title: '请在手机微信里打开', text: outsideMessage.text }
  return { title: inPersonMessage.title, text: inPersonMessage.text }
}

export const inPersonMessage: Message = {
  title: '到学校现场核验',
  text: '不拍照也可以：由老师当面核对您的身份，登记后这里会自动进到下一步。请先打电话约时间，带上身份证。您的学时和答案都不受影响。',
}

export const otherPhoneMessage: Message = {
  title: '用手机微信拍',
  text: '手机要登录您本人的微信。拍好以后，这里会自动进到下一步。',
}

const troubles = {
  denied: { title: '没有打开相机', text: '拍照要用相机，现在没有允许。您的答案和学时不受影响。' },
  missing: { title: '这台设备没有可用的相机', text: '请换一部手机拍，或到学校现场核验。您的答案和学时不受影响。' },
  failed: { title: '相机没有打开', text: '请关掉正在用相机的其他程序再试，或换一部手机拍。您的答案和学时不受影响。' },
} as const satisfies Record<CameraTrouble, Message>

/** How a refused camera is allowed after all. */
const wayToAllow = {
  /** The mini-program opens WeChat's own page for it. */
  settings: '点下面的按钮，把“摄像头”打开就能接着拍；也可以换一部手机拍，或到学校现场核验。',
  page: '请在弹出的询问里点“允许”；没有再问的，请到手机“设置”里允许微信使用相机，再点「再试一次」。也可以换一部手机拍，或到学校现场核验。',
} as const

export function troubleMessage(trouble: CameraTrouble, hasSettings: boolean): Message {
  const { title, text } = troubles[trouble]
  return trouble === 'denied' ? { title, text: text + wayToAllow[hasSettings ? 'settings' : 'page'] } : { title, text }
}

/** Why a picture cannot serve. */
export const faults = {
  empty: '照片是空的',
  'not-an-image': '不是照片',
  damaged: '照片不完整',
  'trailing-data': '照片不完整',
  'too-many-bytes': '照片太大',
  'too-small': '照片太小',
  'too-large': '照片太大',
  'no-face': '看不到脸',
} as const satisfies Record<PhotoFault, string>

export interface Refusal extends Message {
  readonly next: 'retake' | 'overview' | 'phone' | 'consent'
}

/** Why the photo was not taken in; null for failures that have the house's own words. */
export function refusalMessage({ code, details }: CallFailure): Refusal | null {
  switch (code) {
    case 'PHOTO_REFUSED': {
      const fault = (details as { fault?: PhotoFault } | undefined)?.fault
      const why = fault !== undefined && photoFaults.includes(fault) ? faults[fault] : '看不清'
      if (fault === 'no-face') return { title: '这张照片没能用上：看不到脸', text: '请摘下安全帽、口罩和墨镜，面向亮处，把脸放进框里再拍。拍几次还是这样，照片也会收下，由老师来看。您的答案不受影响。', next: 'retake' }
      return { title: `这张照片没能用上：${why}`, text: '请面向亮处，摘下安全帽和墨镜，脸放进框里再拍。拍照不占考试时间，您的答案不受影响。', next: 'retake' }
    }
    case 'PHOTO_REUSED':
      return { title: '这张照片没能用上：以前用过', text: '每次考试都要现拍一张。拍照不占考试时间，您的答案不受影响。', next: 'retake' }
    case 'PHOTO_CHANNEL_CLOSED':
      return { title: '在这里不能拍考试照片', text: '请用手机微信拍，或到学校现场核验。', next: 'phone' }
    case 'PHOTO_PASS_ENDED':
      return { title: '这个拍照链接过期了', text: '链接 15 分钟内有效。请回到小程序的「考试」，重新点「复制拍照链接」。您的答案不受影响。', next: 'overview' }
    case 'PHOTO_SLOT_ENDED':
      if ((details as { why?: string } | undefined)?.why === 'expired') return { title: '这个二维码过期了', text: '电脑上已经换了新的，请再扫一次，或输入新的六位数字。', next: 'overview' }
      return { title: '这个二维码已经用过了', text: '照片可能已经收到，请回到考试页看看到了哪一步。', next: 'overview' }
    case 'EXAM_STEP_MISSING':
      return (details as { step?: string } | undefined)?.step === 'consent'
        ? { title: '拍照要先单独同意', text: '您还没有同意拍照，或已经撤回。可以现在同意，也可以到学校现场核验。', next: 'consent' }
        : { title: '现在还不用拍照', text: '前面还差一步，考试页上亮着的就是。', next: 'overview' }
    case 'EXAM_CLOSED':
    case 'EXAM_ATTEMPT_OPEN':
    case 'ATTEMPT_NOT_WAITING':
      return { title: '现在不用拍照', text: '考试已经到了别的一步，请回到考试页看看。', next: 'overview' }
    case 'NOT_FOUND':
      return { title: '没有对上这次拍照', text: '二维码或数字可能已经换了，或不是您本人的。请用报名本人的微信，扫电脑上正显示的码。', next: 'overview' }
    default:
      return null
  }
}

/** What the camera's stage says when something is in the way. */
export interface CameraWords {
  refusal(failure: CallFailure): Refusal | null
  trouble(trouble: CameraTrouble, hasSettings: boolean): Message
}

export const examCameraWords: CameraWords = { refusal: refusalMessage, trouble: troubleMessage }
