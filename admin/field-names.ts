// What each field of an operator's event means, in the office's words: `npm run admin -- help <operation>` shows it (OPS-01).

import { specialtyNames } from '../src/domain/specialty'

/** By field name; a name that means something else in one operation stands in `namesByOperation`. */
const fieldNames: Readonly<Record<string, string>> = {
  operator: '您的工号（可放在环境变量 OPERATOR）',
  key: '您的钥匙（可放在环境变量 OPERATOR_KEY）',
  reason: '原因，会留在记录里',
  confirm: '不写只试算、不改变什么；写上才真正办理',
  idNumber: '学员身份证号（或者写姓名加后四位）',
  name: '学员姓名，和 --idTail 一起写',
  idTail: '学员身份证号后四位',
  employer: '聘用企业全称',
  after: '接着上一批往下办：照抄上次回答的“下一步”',
  password: '新密码',
  secondOperator: '第二位老师的工号',
  secondKey: '第二位老师自己的钥匙',
  newIdNumber: '改正后的身份证号',
  newName: '改正后的姓名',
  newPhone: '改正后的手机号',
  newRegistrationNumber: '改正后的注册编号',
  specialty: '专业',
  enrolmentId: '报名编号，“查学员”（trainee.explain）里有',
  enrolmentIds: '报名编号，“查学员”（trainee.explain）里有',
  stage: 'entry 代替考前照片，exit 代替考后照片',
  attemptId: '考试编号，“查学员”（trainee.explain）里有',
  appealId: '申诉编号，“待裁定的申诉”（appeals.open）里有',
  state: 'with-school 在学校，sent 已报送，accepted 已接收，rejected 被退回',
  markSent: 'true 导出并记作已报送，false 只导出看看',
  again: '改好后要再报的报送编号；不写则看进度',
  deliveryIds: '报送编号，导出的表里有',
  receipt: '省中心回执的原话或文号',
  member: '那位工作人员的工号',
  setupKey: '部署时的 SETUP_KEY',
  newOperator: '给新人起的工号，如 op-li',
  roles: 'operator 操作员，reviewer 照片核对，head 校长',
  address: '学校地址',
  phone: '学校电话，学员一点就拨',
  officeHours: '办公时间',
  textbookPlace: '教材领取地点',
  teachingRules: '教学管理规定：{"version","title","clauses":["一、…"]}',
  examNotice: '考试须知，写法同上',
  facePhotoConsent: '人脸照片单独同意书，写法同上',
  sealPath: '印章图片在云存储里的文件名',
  currentRuleSetId: '现行规则的编号',
  rules: '整套规则，放进文件用 --json 带上',
  makeCurrent: '发布后立即作为现行规则',
  path: '云存储里的文件名；本机的文件用 --file',
  ruleSetId: '规则编号，不写用现行的',
  courseId: '课程编号：common 公共课，专业课如 building',
  courseVersion: '课程版本，不写用新班用的那一版',
  agentName: '企业经办人姓名',
  agentPhone: '企业经办人手机号',
  acceptWarnings: '有提醒的行也收下，原因写在 --reason',
  amountFen: '金额，单位是分：627 元写 62700',
  paidOn: '日期，写成 2026-12-01',
  reference: '银行流水号或收据号；同一个只登记一次',
  rosterId: '哪一份报名汇总表，不写是全部',
  title: '班级名称',
  opensOn: '开班日期，写成 2026-12-01',
  closesOn: '结束日期，写成 2027-05-30',
  classId: '班级编号（或者写班名 --title）',
  replace: '表里没有的题从题库去掉；不写只增加和修改',
  questionId: '题目编号，题库表和考题分析里有',
}

const namesByOperation: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'appeals.decide': { reason: '裁定的理由，学员看得到', outcome: 'upheld 申诉成立，rejected 维持原决定' },
  'exam.cancelResult': { reason: '取消的原因，学员看得到' },
  'account.closeReport': { reason: '核实的结果' },
  'province.recordReceipt': { outcome: 'accepted 已接收，rejected 被退回' },
  'school.setUp': { name: '学校全称' },
  'staff.appointFirst': { operator: '给自己起的工号，如 op-wang', name: '您的姓名' },
  'staff.appoint': { name: '新人的姓名' },
  'staff.nameOwnRecord': { idNumber: '那位工作人员本人的身份证号' },
  'catalogue.publishCourse': { path: '课程文件（.json）在云存储里的文件名；本机的用 --file' },
}

/** '' for a field that nobody has described: a test finds it. */
export function fieldName(operation: string, field: string): string {
  return namesByOperation[operation]?.[field] ?? fieldNames[field] ?? ''
}

/** What answers carry besides sentence and lines. */
const answerNames: Readonly<Record<string, string>> = {
  traineeId: '学员编号',
  enrolmentId: '报名编号',
  enrolmentIds: '报名编号',
  sayOnThePhone: '电话里可以这样说',
  courseId: '课程编号',
  courseVersion: '课程版本',
  bankRevision: '题库版次',
  papers: '试卷份数',
  questions: '请看的题',
  questionId: '题目编号',
  answers: '作答人数',
  facilityPercent: '答对率（%）',
  discriminationHundredths: '区分度（百分之一）',
  findings: '疑点',
  done: '已办理',
  taken: '存入张数',
  link: '链接',
  staffKey: '钥匙（只显示这一次）',
  codes: '认领码',
  claimCode: '认领码',
  idTail: '证件尾号',
  name: '姓名',
  nameMasked: '姓名',
  classId: '班级编号',
  common: '公共课学时（百分之一）',
  specialty: '专业课学时（百分之一）',
  exam: '考试',
  stage: '到哪一步',
  paymentId: '缴费编号',
  totalFen: '合计（分）',
  dueFen: '未缴（分）',
  appeals: '申诉',
  appealId: '申诉编号',
  person: '学员',
  against: '针对',
  text: '学员写的理由',
  handedInOn: '提出日期',
  latestDay: '最晚',
  photos: '照片',
  title: '名称',
  address: '打开看（一小时内有效）',
  certificateNumber: '证书编号',
  rosterId: '报名汇总表编号',
  sha256: 'SHA-256',
  path: '云存储里的文件名',
  differences: '差异',
  playing: '正在播放',
  people: '人数',
}

export function answerName(field: string): string {
  return answerNames[field] ?? field
}

/** A choice whose field does not explain it already. */
export function choiceName(choice: string): string {
  return (specialtyNames as Readonly<Record<string, string>>)[choice] ?? ''
}
