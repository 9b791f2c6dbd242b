// A school in an empty local cloud, set up through its own operations, and sheets as agents hand them in.
import fs from 'node:fs'
import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import writeWorkbook from 'write-excel-file/node'
import { checkCharacterOf } from '../../../src/domain/enrolment'
import { productionRules, type RuleSet } from '../../../src/domain/rules'
import type { Answer } from '../../../src/contract'
import { dataOf, startLocalCloud, type LocalCloud } from '../local-cloud'

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
  const app = tcb.init({ env: 'local', keepalive: false, secretId: 'local', secretKey: 'local', serviceUrl: `${cloud.emulator.addresses.gateway}/admin` } as Parameters<typeof tcb.init>[0])
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

/** Publishes the sample's courses: the real operation, the real files. */
export async function publishSampleCourses(school: School, names: readonly string[] = ['common', 'building', 'municipal']): Promise<void> {
  const sample = path.resolve('sample')
  for (const clip of fs.readdirSync(path.join(sample, 'clips')).filter((name) => name.endsWith('.mp4'))) await school.put(`clips/${clip}`, fs.readFileSync(path.join(sample, 'clips', clip)))
  for (const name of names) {
    for (const file of [`${name}.json`, `${name}-exercises.json`, `${name}-exam.json`]) {
      const place = path.join(sample, 'catalogue', file)
      if (fs.existsSync(place)) await school.put(`catalogue/${file}`, fs.readFileSync(place))
    }
    dataOf(await school.admin('catalogue.publishCourse', { path: `catalogue/${name}.json`, confirm: true }))
  }
}
