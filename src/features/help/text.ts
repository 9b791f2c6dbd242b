// 帮助与联系: what to do if…, in the words people use on the phone.

export interface Answer {
  readonly question: string
  readonly answer: string
}

export interface Topic {
  readonly title: string
  readonly answers: readonly Answer[]
}

export const topics: readonly Topic[] = [
  {
    title: '登录',
    answers: [
      { question: '提示没有找到这个手机号的报名信息', answer: '登录要用报名时登记的手机号。请问公司经办人登记的是哪个号码；号码停用或登记的是别人的，请向经办人或学校要一个认领码，用“认领码登录”。' },
      { question: '几个人登记了同一个手机号', answer: '共用的号码不能说明是谁。每个人用自己的认领码登录，绑定自己的微信，再留一个自己的手机号。' },
      { question: '忘了电脑登录密码', answer: '用微信扫码登录，或用短信验证码登录，再到“我的 → 账号与设备”里换密码。都不行请打学校电话重置。' },
      { question: '换了手机或换了微信号', answer: '换手机：在新手机上登录同一个微信就行。换微信号：要由学校核实后办理，已得学时不受影响。' },
    ],
  },
  {
    title: '学习',
    answers: [
      { question: '为什么不能往前拖', answer: '一节没得学时以前不能快进，往回看随时可以。得了学时就能随意拖动。' },
      { question: '看到一半没有网了', answer: '不用担心：已看的存在手机里，连上网会自动补上。请先不要清理微信缓存。' },
      { question: '学习验证没有答上', answer: '只有那几分钟没有计，不扣学时。点“我在”就能接着学。' },
      { question: '手机上弹出的不是我在学', answer: '请点“不是我本人”：播放会先停住，学校会来核实。已计的学时不会少；是误点的，在您自己的手机微信里点“我在”就恢复。' },
      { question: '学时好像少了', answer: '到“我的 → 学时明细”看每一段为什么计或没计。还有疑问，请打学校电话。' },
    ],
  },
  {
    title: '考试',
    answers: [
      { question: '考试按钮是灰的', answer: '公共课和本专业课的学时都满了才会亮。按钮旁边写着还差什么。' },
      { question: '考试时手机没电或断网', answer: '答案随时自动保存，在考试时间内用原来的手机或换一部手机都能接着答。' },
      { question: '考试照片拍不了', answer: '请允许微信使用相机；不行就点“换一部手机拍”，那部手机登录您本人的微信。也可以不拍照，打电话约时间到学校现场核验。拍照不占考试时间，答案都在。' },
      { question: '没有合格', answer: '可以免费再考，直到合格。' },
      { question: '成绩被取消了，或暂未公布', answer: '考试页点开那一次考试，写着原因和申诉的期限。可以申诉，由另一位老师复核；也可以免费再考。已得学时不受影响。' },
    ],
  },
]

export const windowsSteps = [
  '电脑上打开 Windows 版微信，用自己的微信登录。',
  '在聊天列表上方搜索本校的小程序，点开，点窗口右上角可以放大。',
  '电脑不能扫码、没有摄像头的步骤，按页面提示用手机完成。',
  '也可以用电脑浏览器打开学习网页，用手机微信扫码登录。',
] as const

export const versionText = '请用微信 8.0 或更新的版本。打开微信“我 → 设置 → 关于微信 → 版本更新”可以更新；更新前的学习记录都在。'
