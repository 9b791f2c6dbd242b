// A school in an empty local cloud, set up through its own operations, and sheets as agents hand them in.
import fs from 'node:fs'
import path from 'node:path'
import writeWorkbook from 'write-excel-file/node'
import { checkCharacterOf } from '../../../src/domain/enrolment'
import { productionRules, type RuleSet } from '../../../src/domain/rules'
import type { Answer } from '../../../src/contract'
import { cloudApp, dataOf, startLocalCloud, type LocalCloud } from '../local-cloud'

export interface School {
  readonly cloud: LocalCloud
  readonly key: string
  /** Runs an operation of function admin as the head. */
  admin<Data = AdminData>(operation: string, input?: Readonly<Record<string, unknown>>): Promise<Answer<Data>>
  put(file: string, bytes: Buffer | string): Promise<void>
  read<Document = Record<string, unknown>>(collection: string, where?: object): Promise<Document[]>
  stop(): Promise<void>
}

export interface AdminData {
  readonly sentence: string
  readonly counts: readonly { readonly label: string; readonly value: number }[]
  readonly lines: readonly string[]
  readonly file: string | null
  readonly next: { readonly operation: string; readonly input: Readonly<Record<string, unknown>> } | null
  readonly request: string
  readonly [more: string]: unknown
}

export const schoolTexts = {
  name: '苏州市测试建设职业培训学校',
  address: '苏州市测试路 1 号',
  phone: '0512-12345678',
  officeHours: '工作日 9:00—17:00',
  textbookPlace: '学校一楼服务台',
  teachingRules: { version: 'r1', title: '教学管理规定', clauses: ['按时学习'] },
  examNotice: { version: 'n1', title: '考试须知', clauses: ['独立作答'] },
  facePhotoConsent: { version: 'p1', title: '照片授权书', clauses: ['仅用于核对本人'] },
}

/** Clips of a minute serve lessons of two hours. */
export const testRules: RuleSet = { ...productionRules, ruleSetId: 'test-rules', secondsOfVideoPerCreditHour: 30 }

export async function emptySchool(): Promise<{ cloud: LocalCloud; setupKey: string }> {
  let setupKey = ''
  const cloud = await startLocalCloud({
    seed: async (host) => {
      setupKey = host.secret('SETUP_KEY')
      return []
    },
  })
  return { cloud, setupKey }
}

/** Reads the local cloud's documents through the real SDK: what the operations wrote. */
function reader(cloud: LocalCloud): School['read'] {
  const app = cloudApp(cloud)
  return async (collection, where = {}) => (await app.database().collection(collection).where(where).limit(1000).get()).data as never
}

export async function openSchool(rules: RuleSet = testRules): Promise<School> {
  const { cloud, setupKey } = await emptySchool()
  const first = dataOf(await cloud.console<{ staffKey: string }>('admin', { operation: 'staff.appointFirst', input: { setupKey, operator: 'op-wang', name: '王老师' } }))
  const school: School = {
    cloud,
    key: first.staffKey,
    admin: (operation, input = {}) => cloud.console('admin', { operation, input: { operator: 'op-wang', key: first.staffKey, reason: '测试', ...input } }),
    put: (file, bytes) => putFile(cloud, file, bytes),
    read: reader(cloud),
    stop: () => cloud.stop(),
  }
  dataOf(await school.admin('school.setUp', { ...schoolTexts, currentRuleSetId: rules.ruleSetId }))
  dataOf(await school.admin('rules.publish', { rules, confirm: true }))
  return school
}

export async function putFile(cloud: LocalCloud, file: string, bytes: Buffer | string): Promise<void> {
  const reply = await fetch(`${cloud.url}/emulator/storage/${file.split('/').map(encodeURIComponent).join('/')}`, { method: 'PUT', body: new Uint8Array(Buffer.from(bytes)) })
  if (!reply.ok) throw new Error(`${file} was not stored: ${reply.status} ${await reply.text()}`)
}

export type TestCell = string | number | Date | null

/** A workbook whose texts are texts and numbers numbers, as Excel would store them. */
export async function workbook(rows: readonly (readonly TestCell[])[]): Promise<Buffer> {
  return writeWorkbook(
    rows.map((row) => row.map((value) => (value === null ? null : value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : typeof value === 'number' ? { value, type: Number } : { value, type: String }))),
    {},
  ).toBuffer()
}

/** An invented person's ID number: valid, and of a region code that is not assigned. */
export function inventedId(n: number): string {
  const digits = `990000${1970 + (n % 30)}0${1 + (n % 9)}1${n % 10}${String(n % 1000).padStart(3, '0')}`
  return digits + checkCharacterOf(digits)
}

export function phoneOf(n: number): string {
  return `139${String(10_000_000 + n).slice(-8)}`
}

export const heading = ['序号', '姓名', '身份证号码', '手机号码', '注册专业', '主项/增项', '聘用企业', '注册编号', '注册有效期至']

export function personRow(n: number, change: Partial<Record<'name' | 'id' | 'phone' | 'specialty' | 'item' | 'employer' | 'expires', TestCell>> = {}): TestCell[] {
  const given = { name: `学员${'甲乙丙丁戊己庚辛'[n % 8]}${'一二三四五六七'[Math.floor(n / 8) % 7]}`, id: inventedId(n), phone: phoneOf(n), specialty: '建筑工程', item: '主项', employer: '苏州测试建设有限公司', expires: expiresSoon, ...change }
  return [n, given.name, given.id, given.phone, given.specialty, given.item, given.employer, `苏2${String(n).padStart(9, '0')}`, given.expires]
}

/** Two months from now: inside the window of three. */
export const expiresSoon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
export const expiresLater = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)
export const expiresPast = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10)

export function countOf(data: AdminData, label: string): number | undefined {
  return data.counts.find((one) => one.label === label)?.value
}

/** A course is one lesson of two hours here: a minute of video at thirty seconds an hour. */
export const tinyRules: RuleSet = { ...testRules, ruleSetId: 'tiny-rules', courseHours: { common: 200, specialty: 200, exam: 400 } }

interface TinyQuestion {
  readonly questionId: string
  readonly chapterId: string
  readonly kind: 'single' | 'multiple' | 'judge'
  readonly difficulty: number
  readonly stem: string
  readonly options: readonly { readonly key: string; readonly text: string }[]
  readonly answer: readonly string[]
  readonly explanation: string
}

export function tinyQuestion(questionId: string, change: Partial<TinyQuestion> = {}): TinyQuestion {
  return { questionId, chapterId: 'c1', kind: 'judge', difficulty: 1, stem: `题目 ${questionId}`, options: [{ key: 'A', text: '对' }, { key: 'B', text: '错' }], answer: ['A'], explanation: '', ...change }
}

export interface TinyCourse {
  course: Record<string, unknown> & { courseId: string; version: number; chapters: { chapterId: string; title: string; lessons: Record<string, unknown>[] }[] }
  exercises: { courseId: string; version: number; questions: TinyQuestion[] }
  exam: { courseId: string; version: number; questions: TinyQuestion[] } | null
}

export function tinyCourse(courseId: 'common' | 'building' | 'municipal', version = 1): TinyCourse {
  const isCommon = courseId === 'common'
  const questionIds = [`${courseId}-q1`, `${courseId}-q2`]
  return {
    course: {
      courseId,
      version,
      title: `测试课 ${courseId}`,
      kind: isCommon ? 'common' : 'specialty',
      ...(isCommon ? {} : { specialty: courseId, exam: { minutes: 60, parts: [{ kind: 'judge', count: 20, pointsEach: 5 }] } }),
      chapters: [{ chapterId: 'c1', title: '第一章', lessons: [{ lessonId: `${courseId}-1`, title: '第一节', creditHours: 200, media: 'clips/minute.mp4', exercise: questionIds }] }],
    },
    exercises: { courseId, version, questions: questionIds.map((one) => tinyQuestion(one)) },
    exam: isCommon ? null : { courseId, version, questions: Array.from({ length: 60 }, (_, index) => tinyQuestion(`${courseId}-x${index}`)) },
  }
}

/** Any clip of the sample that is whole: a minute of H.264. */
export function minuteClip(): Buffer {
  const folder = path.resolve('sample', 'clips')
  const whole = fs.readdirSync(folder).filter((name) => name.endsWith('.mp4') && fs.statSync(path.join(folder, name)).size > 100_000)
  return fs.readFileSync(path.join(folder, whole.at(-1) as string))
}

export async function putCourse(school: School, { course, exercises, exam }: TinyCourse): Promise<string> {
  const base = `catalogue/${course.courseId}-${course.version}`
  await school.put('clips/minute.mp4', minuteClip())
  await school.put(`${base}.json`, JSON.stringify(course))
  await school.put(`${base}-exercises.json`, JSON.stringify(exercises))
  if (exam) await school.put(`${base}-exam.json`, JSON.stringify(exam))
  return `${base}.json`
}

/** A school with its courses published and some people enrolled. */
export async function openSchoolWithPeople(people: number, rows?: readonly (readonly TestCell[])[]): Promise<School> {
  const school = await openSchool(tinyRules)
  for (const course of ['common', 'building', 'municipal'] as const) dataOf(await school.admin('catalogue.publishCourse', { path: await putCourse(school, tinyCourse(course)), confirm: true }))
  await school.put('incoming/people.xlsx', await workbook([heading, ...(rows ?? Array.from({ length: people }, (_, index) => personRow(index + 1)))]))
  dataOf(await school.admin('roster.import', { path: 'incoming/people.xlsx', agentName: '陈敏', agentPhone: '13800000100', confirm: true }))
  return school
}

export const testEmployer = '苏州测试建设有限公司'

export async function payAll(school: School, people: number, reference = 'P-1'): Promise<void> {
  dataOf(await school.admin('fees.recordPayment', { employer: testEmployer, amountFen: 62_700 * people, paidOn: todayInUtc8(), reference }))
}

export function todayInUtc8(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
