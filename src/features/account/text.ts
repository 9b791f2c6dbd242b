import type { PasswordFault } from '../../domain/account'

export const passwordHint = '至少 8 位，自己好记、别人猜不到，不要用身份证号和手机号。'

export const passwordFaultText = {
  'too-short': '密码至少要 8 位。',
  initial: '不能用初始密码，请换一个。',
  'id-number': '不能用自己的身份证号，请换一个。',
  'too-simple': '这个密码太容易猜到（比如手机号、连号、同一个字），请换一个。',
} as const satisfies Record<PasswordFault, string>

export function oldPasswordText(triesLeft: number): string {
  return triesLeft > 0 ? `现在的密码没有对上，还可以试 ${triesLeft} 次。密码没有改变。` : '现在的密码没有对上，请等一会儿再试。密码没有改变。'
}

export function smsCodeText(triesLeft: number): string {
  return triesLeft > 0 ? `验证码没有对上，请看最新一条短信。还可以试 ${triesLeft} 次。` : '验证码没有对上，请等一会儿再试。'
}

export function sharedPhoneText(maskedPhone: string): string {
  return `${maskedPhone} 已经登记给别的学员，不能说明是您本人。请填一个只有您自己用的号码。`
}

export const bindByPhoneText = '用手机微信“扫一扫”电脑上的二维码，在手机上确认。扫码的必须是您自己的微信。'
export const bindSharedText = '报名登记的手机号是几个人共用的，不能用短信确认本人。请用手机微信打开小程序，点“认证登录”，用认领码登录就能绑定；认领码可以向公司经办人或学校要。'

export const typeBindDigits = '扫不了？手机微信里打开本服务，点「认证登录」—「电脑上的 6 位绑定数字」，填：'

export const ownPhoneNeedsProof = '这次是用密码登录的，还不能登记本人手机号，什么也没有改变。请在手机微信里打开小程序登记，或者退出后用短信验证码、认领码重新登录再登记。'

/** The phone has bound while the computer showed the code. */
export const justBound = { title: '绑好了', text: '从现在起可以计学时、参加考试。', label: '去学习' } as const
