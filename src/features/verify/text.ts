export const labels = {
  title: '证书核验',
  intro: '输入学时证明上的编号，看它是不是真的、现在有没有效。',
  placeholder: '例如 XS2027-ABCD-EFGH-JKMN',
  check: '核验',
  incomplete: '编号不完整。它以 XS 和年份开头，后面是三组、每组四个字母或数字，没有数字 0、1 和字母 O、I、L。',
  validTitle: '这份学时证明真实、有效',
  validText: '请对照纸上或文件里的内容，每一项都要一样。',
  revokedTitle: '这份学时证明已经吊销',
  notFoundTitle: '没有这个编号的学时证明',
  notFoundText: '请对着证明再看一遍编号。编号没有错的话，这份证明不是本校发的。',
  another: '再核验一份',
  privacy: '为保护个人信息，证件号只显示后四位。',
} as const
