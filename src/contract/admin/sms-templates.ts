// The SMS texts as the school registers them with the carrier: {1} {2} … are filled in the order of `params`.
// The local run shows them as they would arrive.

interface SmsTemplate {
  readonly text: string
  /** What each placeholder holds. */
  readonly params: readonly string[]
}

export const smsTemplates = {
  'sms-code': { text: '您的验证码是 {1}，{2} 分钟内有效。不是本人操作请不要告诉任何人。', params: ['code', 'minutes'] },
  'class-opening': { text: '{1}，您的继续教育班级“{2}”{3} 开班。教材在 {4} 领取，请用报名时登记的手机号登录学习。', params: ['name', 'class', 'day', 'place'] },
  'agent-class-opening': { text: '{1}：贵单位 {2} 人已编入“{3}”，{4} 开班，请提醒学员按时学习。', params: ['employer', 'people', 'class', 'day'] },
  'specialty-open': { text: '{1}，您的公共课学时已修满，{2}专业课已开通，请继续学习。', params: ['name', 'specialty'] },
  result: { text: '{1}，您的{2}考试结果已公布，请登录查看。', params: ['name', 'specialty'] },
  'review-decision': { text: '{1}，您的考试照片已核对：{2}，请登录查看。', params: ['name', 'decision'] },
  certificate: { text: '{1}，您的{2}学时证明已可以下载打印。', params: ['name', 'specialty'] },
  'binding-moved': { text: '{1}，您的学习账号已与原来的微信解绑，请用您本人的新微信登录绑定，已得学时不变。不是您本人办理的，请马上致电学校 {2}。', params: ['name', 'phone'] },
  'phone-corrected': { text: '{1}，您报名登记的手机号已改为 {2}。不是您本人要求的，请马上致电学校 {3}。', params: ['name', 'new phone', 'school phone'] },
  'exit-photo': { text: '{1}，您的考试已交卷，请在 {2} 前拍摄考后照片，拍完公布成绩。', params: ['name', 'time'] },
  'appeal-decision': { text: '{1}，您的申诉已裁定：{2}，请登录查看。', params: ['name', 'decision'] },
  'ready-to-renew': { text: '{1}：{2}的{3}继续教育结果已由省中心接收，可以办理注册手续了。', params: ['employer', 'name', 'specialty'] },
  'evidence-root': { text: '{1} 的学习证据根值：{2}{3}。请保存这条短信，以后核验学习记录时要用。', params: ['day', 'first half', 'second half'] },
} as const satisfies Record<string, SmsTemplate>
