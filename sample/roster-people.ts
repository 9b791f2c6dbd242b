// The invented people of the sample's summary sheet, in the sheet's order: who they are and how their row was typed.
// Every ID number is made up (region 3205xx, valid check digit); phones begin with 1380000.
export interface SamplePerson {
  /** As it should be read, not as it was typed. */
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly specialty: 'building' | 'municipal' | 'mechanical-electrical' | 'highway' | 'water-conservancy' | 'mining'
  readonly item: 'main' | 'additional'
  /** YYYY-MM-DD */
  readonly registrationExpires: string
  readonly employer: string
  /** One Chinese sentence: why this row is in the sheet. */
  readonly story: string
  readonly expected: 'taken' | 'warned' | 'refused'
}

export interface PersonDraft extends Omit<SamplePerson, 'idNumber' | 'registrationExpires' | 'employer'> {
  readonly region: string
  /** YYYYMMDD */
  readonly born: string
  readonly sequence: string
  readonly expiresInDays: number
  readonly employer?: string
  /** How the date was typed; `serial` is a date cell that lost its format. */
  readonly dateForm: 'iso' | 'dots' | 'chinese' | 'date' | 'serial'
  /** What stands in the sheet where it is not the plain value. */
  readonly typed?: {
    readonly name?: string
    readonly idNumber?: (idNumber: string) => string | number
    readonly phone?: string | number
    readonly specialty?: string
    readonly item?: string
  }
}

export const MAIN_EMPLOYER = '苏州某某建设工程有限公司'
export const SECOND_EMPLOYER = '苏州某某市政园林有限公司'

const SHARED_PHONE = '13800000009'
const worker = { phone: SHARED_PHONE, item: 'main', expected: 'taken' } as const

export const sampleDrafts: readonly PersonDraft[] = [
  { name: '张建国', region: '320508', born: '19740316', sequence: '031', phone: '13800000001', specialty: 'building', item: 'main', expiresInDays: 45, dateForm: 'iso', story: '演示主角：建筑主项，本人手机号，按期报名', expected: 'taken' },
  { name: '李秀英', region: '320506', born: '19820709', sequence: '046', phone: '13800000002', specialty: 'building', item: 'main', expiresInDays: 60, dateForm: 'dots', story: '两个专业的主项，公共课只学一次', expected: 'taken' },
  { name: '李秀英', region: '320506', born: '19820709', sequence: '046', phone: '13800000002', specialty: 'municipal', item: 'additional', expiresInDays: 60, dateForm: 'chinese', typed: { specialty: '市政' }, story: '同一人的增项，不算重复报名', expected: 'taken' },
  { name: '王䶮', region: '320583', born: '19880122', sequence: '057', phone: '13800000003', specialty: 'municipal', item: 'main', expiresInDays: 33, dateForm: 'date', story: '生僻字姓名，市政主项，日期是真正的 Excel 日期', expected: 'taken' },

  { ...worker, name: '赵大勇', region: '320582', born: '19690511', sequence: '113', specialty: 'building', expiresInDays: 52, dateForm: 'iso', typed: { specialty: '建筑' }, story: '八名工友共用班长手机号，须用认领码登录' },
  { ...worker, name: '钱国平', region: '320582', born: '19710830', sequence: '119', specialty: 'building', expiresInDays: 52, dateForm: 'iso', typed: { specialty: '建筑', name: '钱国平 ' }, story: '共用手机号，姓名后面多一个空格' },
  { ...worker, name: '孙立新', region: '320582', born: '19780204', sequence: '133', specialty: 'building', expiresInDays: 52, dateForm: 'dots', typed: { phone: Number(SHARED_PHONE) }, story: '共用手机号，手机号存成了数字但没有损坏' },
  { ...worker, name: '周海燕', region: '320582', born: '19850617', sequence: '128', specialty: 'building', expiresInDays: 55, dateForm: 'date', story: '共用手机号，工友中的一名女学员' },
  { ...worker, name: '吴永强', region: '320582', born: '19761103', sequence: '215', specialty: 'municipal', expiresInDays: 55, dateForm: 'date', typed: { specialty: '市政' }, story: '共用手机号，专业写成简称“市政”' },
  { ...worker, name: '郑春生', region: '320582', born: '19900226', sequence: '231', specialty: 'municipal', expiresInDays: 58, dateForm: 'chinese', typed: { specialty: '市政' }, story: '共用手机号，日期写成“年月日”' },
  { ...worker, name: '冯桂兰', region: '320582', born: '19830919', sequence: '242', specialty: 'building', expiresInDays: 58, dateForm: 'chinese', typed: { item: '主' }, story: '共用手机号，主项只写了一个“主”字' },
  { ...worker, name: '陈志刚', region: '320582', born: '19731225', sequence: '257', specialty: 'building', expiresInDays: 58, dateForm: 'iso', typed: { name: '陈　志　刚' }, story: '共用手机号，姓名中间有全角空格' },

  { name: '李𬭎', region: '320507', born: '19910408', sequence: '035', phone: '13800000013', specialty: 'municipal', item: 'main', expiresInDays: 40, dateForm: 'iso', story: '生僻字在基本平面以外，按一个字处理', expected: 'taken' },
  { name: '张㛃', region: '320509', born: '19930521', sequence: '064', phone: '13800000014', specialty: 'building', item: 'main', expiresInDays: 72, dateForm: 'dots', story: '扩展区生僻字姓名，证书上要印得出来', expected: 'taken' },
  { name: '刘德明', region: '320505', born: '19680913', sequence: '071', phone: '13800000015', specialty: 'building', item: 'main', expiresInDays: 28, dateForm: 'date', typed: { idNumber: fullWidth, phone: fullWidth('13800000015') }, story: '身份证号和手机号是全角数字', expected: 'taken' },
  { name: '徐文斌', region: '320581', born: '19870327', sequence: '059', phone: '13800000016', specialty: 'building', item: 'main', expiresInDays: 66, dateForm: 'iso', typed: { idNumber: (idNumber) => idNumber.toLowerCase(), phone: '138-0000-0016' }, story: '身份证号末位是小写 x，手机号带短横线', expected: 'taken' },
  { name: '阿不都·热合曼', region: '320508', born: '19890812', sequence: '091', phone: '13800000017', specialty: 'building', item: 'main', expiresInDays: 48, dateForm: 'dots', typed: { name: '阿不都•热合曼', specialty: '建筑' }, story: '少数民族姓名，间隔号输入法不同', expected: 'taken' },

  { name: '胡晓东', region: '320506', born: '19800105', sequence: '017', phone: '13800000018', specialty: 'building', item: 'main', expiresInDays: 50, dateForm: 'iso', typed: { idNumber: breakCheckDigit }, story: '身份证号末位抄错，校验不通过', expected: 'refused' },
  { name: '高振华', region: '320507', born: '19770624', sequence: '051', phone: '13800000019', specialty: 'building', item: 'main', expiresInDays: 50, dateForm: 'iso', typed: { idNumber: asExcelNumber }, story: '身份证号存成数字，后三位已经丢失', expected: 'refused' },
  { name: '曹永年', region: '320509', born: '19721018', sequence: '077', phone: '13800000020', specialty: 'municipal', item: 'main', expiresInDays: 50, dateForm: 'iso', typed: { idNumber: () => '3.20509E+17', specialty: '市政' }, story: '身份证号变成了科学计数法', expected: 'refused' },
  { name: '马建军', region: '320583', born: '19791130', sequence: '015', phone: '13800000021', specialty: 'building', item: 'main', expiresInDays: 50, dateForm: 'dots', typed: { phone: '13800000021.0' }, story: '手机号带小数点，是 Excel 损坏的单元格', expected: 'refused' },
  { name: '张建国', region: '320508', born: '19740316', sequence: '031', phone: '13800000001', specialty: 'building', item: 'main', expiresInDays: 45, dateForm: 'chinese', story: '与第一行同人同专业，真正的重复', expected: 'refused' },

  { name: '林志远', region: '320505', born: '19750707', sequence: '099', phone: '13800000022', specialty: 'building', item: 'main', expiresInDays: -40, dateForm: 'iso', story: '注册已过期，应当直接向学校申报', expected: 'warned' },
  { name: '何丽娟', region: '320506', born: '19860214', sequence: '084', phone: '13800000023', specialty: 'municipal', item: 'main', expiresInDays: 200, dateForm: 'date', story: '离注册到期还有半年多，报名太早', expected: 'warned' },

  { name: '郭伟', region: '320581', born: '19840929', sequence: '035', phone: '13800000024', specialty: 'mechanical-electrical', item: 'main', expiresInDays: 64, dateForm: 'iso', typed: { specialty: '机电' }, story: '机电专业，样例学校没有开这个专业的班', expected: 'taken' },
  { name: '罗家明', region: '320582', born: '19811212', sequence: '013', phone: '13800000025', specialty: 'highway', item: 'main', expiresInDays: 64, dateForm: 'dots', story: '公路专业，专业写的是全称', expected: 'taken' },
  { name: '宋玉梅', region: '320583', born: '19900603', sequence: '028', phone: '13800000026', specialty: 'water-conservancy', item: 'main', expiresInDays: 64, dateForm: 'chinese', typed: { specialty: '水利水电' }, story: '水利水电专业，写的是简称', expected: 'taken' },
  { name: '杨立群', region: '320509', born: '19700419', sequence: '057', phone: '13800000027', specialty: 'mining', item: 'main', expiresInDays: 64, dateForm: 'iso', typed: { specialty: '矿业' }, story: '矿业专业，写的是简称', expected: 'taken' },

  { name: '唐建平', region: '320507', born: '19790815', sequence: '137', phone: '13800000028', specialty: 'municipal', item: 'main', expiresInDays: 76, dateForm: 'dots', employer: SECOND_EMPLOYER, story: '另一家企业，市政主项、建筑增项', expected: 'taken' },
  { name: '唐建平', region: '320507', born: '19790815', sequence: '137', phone: '13800000028', specialty: 'building', item: 'additional', expiresInDays: 76, dateForm: 'dots', typed: { specialty: '建筑', item: '增' }, employer: SECOND_EMPLOYER, story: '同一人的建筑增项，只写了一个“增”字', expected: 'taken' },
  { name: '沈国栋', region: '320505', born: '19830325', sequence: '155', phone: '13800000029', specialty: 'municipal', item: 'main', expiresInDays: 24, dateForm: 'serial', employer: SECOND_EMPLOYER, story: '日期单元格丢了格式，成了一个序号', expected: 'taken' },
  { name: '韩雪', region: '320506', born: '19951108', sequence: '168', phone: '13800000030', specialty: 'municipal', item: 'main', expiresInDays: 79, dateForm: 'date', typed: { phone: 13800000030 }, employer: SECOND_EMPLOYER, story: '手机号存成数字但没有损坏', expected: 'taken' },
]

function fullWidth(text: string): string {
  return [...text].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('')
}

function breakCheckDigit(idNumber: string): string {
  return idNumber.slice(0, 17) + (idNumber.endsWith('6') ? '5' : '6')
}

/** Excel keeps fifteen digits and writes zeros for the rest. */
function asExcelNumber(idNumber: string): number {
  return Number(`${idNumber.slice(0, 15)}000`)
}
