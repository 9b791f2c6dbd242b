export const title = '二级注册建造师继续教育'
export const whom = '给在本校报名的二级注册建造师学员使用。'
export const steps = [
  { title: '看视频', text: '公共课 16 学时、专业课 40 学时，手机和电脑都能看，随时接着看。' },
  { title: '做课后练习', text: '每节看完做练习，全对就得学时，可以反复做。' },
  { title: '在线考试', text: '60 分合格，没有合格可以免费再考。' },
  { title: '打印学时证明', text: '合格后在“我的”里打开、打印。' },
] as const
export const need = '登录要用报名时登记的手机号。不清楚是哪个，请问公司经办人。'
