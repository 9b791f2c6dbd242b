import { Notice } from './Notice'
import { dayText } from './wording'

/** ACC-03: the WeChat whose binding was moved away learns it where it looks first, without any permission to send. */
export function UnboundNotice({ atMs }: { readonly atMs: number | null | undefined }) {
  if (atMs === null || atMs === undefined) return null
  return (
    <Notice tone='warning' title='这个微信已不再绑定学习账号'>
      {dayText(atMs)}学校应本人申请换绑了微信，已得学时、成绩和证书都在原账号里。不是您要求的，请马上打学校电话；要继续用这个微信学习，请重新认证登录。
    </Notice>
  )
}
