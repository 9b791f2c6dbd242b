// What is collected, why, and for how long (PRV-01). REL-02: this list equals what the code collects.

export const intro = '我们只收集办理继续教育必须用到的资料，用在下面写明的地方，不做别的用途，不给无关的人。'

export interface CollectedKind {
  readonly what: string
  readonly why: string
}

export const collected: readonly CollectedKind[] = [
  { what: '姓名、身份证号、聘用企业、注册专业和注册有效期', why: '由企业报名时提供，用来确认本人、计学时、开学时证明、向省中心报送结果。身份证号加密保存，页面上只显示后四位。' },
  { what: '手机号', why: '认证登录、收开班和成绩短信。只有您点了按钮或自己填写，才会取得。' },
  { what: '微信标识（openid）', why: '确认是您本人的微信在学习和考试。不取头像、昵称和好友。' },
  { what: '学习记录', why: '看了哪些视频、验证的时间、练习和考试的答案、使用的设备，用来计学时和备查。' },
  { what: '考前、考后照片', why: '只用来核对考试的是不是本人。要您另外单独同意；不同意可以到学校现场核验，照样能考试。' },
]

export function dayCount(days: number): string {
  return days % 365 === 0 ? `${days / 365} 年` : days > 365 * 2 && (days - 1) % 365 === 0 ? `${(days - 1) / 365} 年` : `${days} 天`
}

export const rights = '您可以随时查看、更正自己的资料，撤回照片同意，也可以要求删除。更正和删除请打学校电话办理：法规要求留存的学时和考试记录，到期后删除。'

export const withdrawText = '撤回以后不再拍照，以前的照片到期删除。以后考试请到学校现场核验身份，已得学时和成绩不受影响。'
