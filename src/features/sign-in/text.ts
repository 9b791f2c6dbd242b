// Words of signing in, claiming and binding: what happened, what is safe, what to do; no blame (SCR-03).
import type { PasswordFault } from '../../domain/account'

/** A refused sign-in as far as the words need it; details are the contract's. */
export interface SignInFailure {
  readonly code: string
  readonly details?: unknown
}

/** What a refusal offers besides the school's phone. */
export type WayOn = 'other-phone' | 'other-code' | 'claim' | 'home' | 'retry'

export interface RefusalText {
  readonly title: string
  readonly text: string
  readonly ways: readonly WayOn[]
}

function detail(failure: SignInFailure, name: string): string {
  const details = failure.details
  if (typeof details !== 'object' || details === null) return ''
  const value = (details as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function triesText(failure: SignInFailure): string {
  const tries = Number(detail(failure, 'triesLeft'))
  return tries > 0 ? `还可以试 ${tries} 次。` : '再试之前要等一会儿。'
}

/** Null: the failure has no words of its own here. */
export function refusalText(failure: SignInFailure): RefusalText | null {
  switch (failure.code) {
    case 'PHONE_NOT_ENROLLED':
      return {
        title: '没有找到这个手机号的报名信息',
        text: `您授权的是 ${detail(failure, 'maskedPhone')}。请改用报名时登记的手机号；不清楚是哪个，请问公司经办人。登记的是别人的手机或号码已停用，可以用认领码登录。`,
        ways: ['other-phone', 'claim'],
      }
    case 'PHONE_SHARED':
      return {
        title: '这个手机号登记了几位学员',
        text: `${detail(failure, 'maskedPhone')} 是几个人共用的号码，不能说明是您本人。请用认领码登录；认领码可以向公司经办人或学校要。`,
        ways: ['claim'],
      }
    case 'BOUND_ELSEWHERE':
      return {
        title: '您已经绑定了另一个微信',
        text: '为了保护您的学时，换微信要由学校办理，已得学时不受影响。请用原来的微信，或打学校电话。',
        ways: ['home'],
      }
    case 'WECHAT_TAKEN':
      return {
        title: '这个微信已经绑定了一位学员',
        text: `它只用于 ${detail(failure, 'maskedName')}（证件尾号 ${detail(failure, 'idTail')}）的学习和考试。另一位学员请用自己的微信登录。`,
        ways: ['home'],
      }
    case 'PHONE_CODE_REFUSED':
      return { title: '微信这次没有给出手机号', text: '请再点一次；一直不行，可以填手机号收短信验证码。', ways: ['other-phone'] }
    case 'SMS_CODE_REFUSED':
      return { title: '验证码没有对上', text: `请看最新一条短信里的 6 位数字；过了 5 分钟要重新获取。${triesText(failure)}`, ways: [] }
    case 'SIGN_IN_REFUSED':
      return {
        title: '没有登录成功',
        text: `请核对身份证号、密码和验证码。设过密码的请用自己的密码；绑定过微信的，可以用微信扫码登录。${triesText(failure)}`,
        ways: [],
      }
    case 'CLAIM_REFUSED':
      return {
        title: '信息没有对上',
        text: `请核对姓名、身份证号和认领码再试，${triesText(failure)}为保护您的信息，这里不显示是哪一项不对。`,
        ways: [],
      }
    case 'OFFER_EXPIRED':
      return { title: '这次确认已经过期', text: '没有绑定，什么都没有改变。请重新认证一次。', ways: ['retry'] }
    case 'SCAN_CODE_EXPIRED':
      return { title: '这个码对不上，或已经过期', text: '请看电脑上现在显示的码，重新扫一次；填数字的，请核对填的每一项。什么都没有改变。', ways: ['other-code', 'home'] }
    case 'SCAN_DENIED':
      return { title: '手机上选了“不是我本人”', text: '这台电脑没有登录。是您本人的话，请重新扫码。', ways: [] }
    default:
      return null
  }
}

export const wayLabels = {
  'other-phone': '换个手机号',
  'other-code': '重新扫码或输入',
  claim: '用认领码登录',
  home: '返回首页',
  retry: '重新认证',
} as const satisfies Record<WayOn, string>

export const passwordFaultText = {
  'too-short': '密码至少要 8 位。',
  initial: '不能用初始密码，请换一个。',
  'id-number': '不能用自己的身份证号，请换一个。',
  'too-simple': '这个密码太容易猜到（比如手机号、连号、同一个字），请换一个。',
} as const satisfies Record<PasswordFault, string>

export const passwordHint = '至少 8 位，自己好记、别人猜不到，不要用身份证号和手机号。'

export function bindText(maskedName: string, idTail: string): string {
  return `绑定后，这个微信只用于 ${maskedName}（证件尾号 ${idTail}）的学习和考试。以后更换要由学校办理，已得学时不受影响。帮同事操作的，请不要在这里绑定。`
}

export const smsHint = '号码是报名时登记的，短信一分钟内会到；没有收到，请核对号码，或改用认领码登录。'
export const idSmsHint = '验证码发到报名时登记的手机；没有收到，可以改用认领码。'
export const claimCodeHint = '向公司经办人或学校要，印在认领单上，只能用一次。'

export const typeSignInDigits = '扫不了？手机微信里打开本服务，学习页点「输入验证码」，填：'
export const bindDigitsHint = '电脑上二维码旁边的 6 位数字，再填身份证号后四位，核对是您本人。'
export const forgottenInBrowser = '忘了密码？用短信验证码或微信扫码登录，再到「我的」—「账号与设备」换一个；都不行，请打学校电话。'
export const forgottenInWeChat = '忘了密码？用手机号登录后，在「我的」—「账号与设备」可以直接换，不用填旧的。'
