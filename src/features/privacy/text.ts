// What is collected, why, and for how long (PRV-01). REL-02: this list equals what the code collects.
import { fullDayText } from '../../ui/wording'

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
  { what: '考前、考后照片，学习验证的照片', why: '只用来核对考试和学习的是不是本人；学习验证要不要拍照，看学校的规则。要您另外单独同意；不同意照样能学、能考：学习验证点一下就行，考试到学校现场核验。' },
  { what: '申诉理由和您附的照片', why: '只在您提出申诉时收集，用来裁定申诉。照片可以不附。' },
]

/** Terms are set in days: whole years, leap days among them or not, are said as years. */
export function dayCount(days: number): string {
  const years = Math.floor(days / 365)
  return years > 0 && days % 365 <= Math.ceil(years / 4) ? `${years} 年` : `${days} 天`
}

export const rights = '您可以随时查看、更正自己的资料，撤回照片同意，在这一页删除照片。更正和删除别的资料请打学校电话办理：法规要求留存的学时和考试记录，到期后删除。'

export const signedOutText = '登录后，这里可以看自己留存的照片有几张、撤回照片同意、删除照片。'

export const withdrawText = '撤回以后不再拍照，以前的照片会删除；还要用来证明考试结果的，留到申诉期满，期满就删。以后学习验证点一下就行，考试请到学校现场核验身份；已得学时和成绩不受影响。'

export const deleteText = '照片删除后不能恢复，已得学时、成绩和学时证明不受影响。还要用来证明考试结果的，留到核对和申诉期满，期满就删。'

/** What is there of a person's photos, and by when it goes. */
export function photosText({ kept, isDeletionAsked, latestDay }: { readonly kept: number; readonly isDeletionAsked: boolean; readonly latestDay: string | null }): string {
  if (kept === 0) return isDeletionAsked ? '您的照片都已删除，没有留存。' : '没有留存您的照片。'
  if (latestDay === null) return `留存 ${kept} 张。考试、照片核对或申诉还没有结束，结束以后才能删除${isDeletionAsked ? '；您的删除要求已记下，会自动办' : ''}。`
  return isDeletionAsked ? `留存 ${kept} 张，最晚 ${fullDayText(latestDay)}全部删除。这以前还要用来证明考试结果。` : `留存 ${kept} 张，最晚 ${fullDayText(latestDay)}自动删除。`
}
