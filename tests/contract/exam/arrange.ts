// A school with a bank and a class, and people who have earned their hours, for the black-box tests of the exam.
import { createSealer, keyedHash, newId, newToken } from '../../../cloudfunctions/platform/sealing'
import type { BankDocument, CourseDocument, LedgerDocument } from '../../../cloudfunctions/platform/documents/learning'
import type { EnrolmentDocument, StaffDocument, TraineeDocument } from '../../../cloudfunctions/platform/documents/people'
import type { Question, QuestionKind } from '../../../src/domain/exercise'
import { productionRules, type RuleSet } from '../../../src/domain/rules'
import { cloudApp, startLocalCloud, type LocalCloud } from '../local-cloud'
import { makeJpeg } from '../../images/make-image'

// A whole exam is some thirty calls, on a machine that may be busy with other things.
jest.setTimeout(60_000)

export const operator = { operator: 'zhou', key: 'key-of-zhou-1', reason: '测试' } as const
export const secondOperator = { secondOperator: 'qian', secondKey: 'key-of-qian-1' } as const
export const examRules: RuleSet = { ...productionRules, ruleSetId: 'exam-tests' }
export const employerName = '苏州第一建筑有限公司'
export const courseId = 'building'
export const courseVersion = 3

const perChapter: Readonly<Record<QuestionKind, number>> = { single: 6, multiple: 4, judge: 2 }

/** Every right option says so in its text, which no client would see in a real bank. */
const bankQuestions: Question[] = Array.from({ length: 4 }, (_, chapter) =>
  (Object.keys(perChapter) as QuestionKind[]).flatMap((kind) =>
    Array.from({ length: perChapter[kind] }, (_unused, index): Question => {
      const answer = kind === 'multiple' ? ['a', 'b'] : ['a']
      const keys = kind === 'judge' ? ['a', 'b'] : ['a', 'b', 'c', 'd']
      return {
        questionId: `q-${chapter + 1}-${kind}-${index + 1}`,
        kind,
        stem: `第 ${chapter + 1} 章 ${kind} 第 ${index + 1} 题`,
        options: keys.map((key) => ({ key, text: `选项 ${key}` })),
        answer,
        explanation: '',
        chapterId: `chapter-${chapter + 1}`,
        difficulty: 1,
      }
    }),
  ),
).flat()

export interface Person {
  readonly openid: string
  readonly traineeId: string
  readonly enrolmentId: string
  readonly periodId: string
  readonly idNumber: string
  readonly phone: string
  readonly name: string
}

export interface Reply {
  readonly code: string
  // The tests look into answers of every operation; the contract's own test holds their shapes.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- one loose value at the edge of the tests
  readonly data: any
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly details: any
  readonly serverTimeMs: number
}

export interface NewcomerOptions {
  readonly name?: string
  /** Hours of the common and the specialty course; complete by default. */
  readonly hours?: readonly [number, number]
  readonly isBound?: boolean
  readonly isDemonstration?: boolean
  readonly registrationNumber?: string
  readonly ruleSetId?: string
  readonly course?: EnrolmentDocument['course']
}

export interface ExamCloud extends LocalCloud {
  newcomer(options?: NewcomerOptions): Promise<Person>
  /** From WeChat, as this person. */
  as(person: { readonly openid: string }, operation: string, input: unknown): Promise<Reply>
  /** From a browser. */
  web(operation: string, input: unknown, session?: string): Promise<Reply>
  visit(operation: string, input: unknown, source?: string): Promise<Reply>
  admin(operation: string, input: unknown): Promise<Reply>
  /** A web session of the person. */
  session(person: Person): Promise<string>
  read<T>(collection: string, where: object): Promise<T[]>
  write(collection: string, document: { _id: string }): Promise<void>
  change(collection: string, id: string, fields: object): Promise<void>
  putFile(path: string, bytes: Buffer): Promise<void>
  now(): Promise<number>
}

let people = 0
let images = 0

/** An image that nobody has handed in before. */
export function newImage(): string {
  images += 1
  return makeJpeg({ seed: images * 1009 + people }).toString('base64')
}

export async function startExamCloud(rules: RuleSet = examRules): Promise<ExamCloud> {
  const secrets: Record<string, string> = {}
  const cloud = await startLocalCloud({
    seed: async (host) => {
      for (const name of ['LOOKUP_KEY', 'ID_NUMBER_KEYS']) secrets[name] = host.secret(name)
      return []
    },
  })
  const app = cloudApp(cloud)
  const database = app.database()
  const hash = (purpose: string, ...parts: string[]) => keyedHash(secrets['LOOKUP_KEY'] ?? '', purpose, ...parts)
  const sealer = createSealer(secrets['ID_NUMBER_KEYS'] ?? '')
  const add = async (collection: string, document: object) => void (await database.collection(collection).add(document))
  const now = async () => ((await (await fetch(`${cloud.url}/emulator/clock`)).json()) as { nowMs: number }).nowMs
  await seedSchool(add, hash, rules)

  const send = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> => {
    const envelope = (await cloud.post(path, body, headers)).body as { ok: boolean; data?: unknown; error?: { code: string; details?: unknown }; serverTimeMs: number }
    return { code: envelope.ok ? 'ok' : (envelope.error?.code ?? ''), data: envelope.data, details: envelope.error?.details, serverTimeMs: envelope.serverTimeMs }
  }

  return {
    ...cloud,
    now,
    as: ({ openid }, operation, input) => send('/call/trainee', { operation, input }, { 'x-emulator-openid': openid }),
    web: (operation, input, session) => send('/call/trainee', { operation, input }, session ? { authorization: `Bearer ${session}` } : {}),
    visit: (operation, input, source = '10.0.0.9') => send('/call/visitor', { operation, input }, { 'x-emulator-source': source }),
    admin: (operation, input) => send('/emulator/console/admin', { operation, input }),
    read: async (collection, where) => (await database.collection(collection).where(where).limit(1000).get()).data as never,
    write: (collection, document) => add(collection, document),
    change: async (collection, id, fields) => void (await database.collection(collection).doc(id).update(fields)),
    putFile: async (cloudPath, fileContent) => void (await app.uploadFile({ cloudPath, fileContent })),
    async session({ traineeId }) {
      const token = newToken()
      await add('sessions', { _id: hash('session', token), version: 1, traineeId, sessionEpoch: 1, device: '电脑', createdAtMs: await now(), expiresAtMs: (await now()) + 43_200_000, endedAtMs: null, mustSetPassword: false, proof: 'sms' })
      return token
    },
    async newcomer(options = {}) {
      people += 1
      const person = personNumber(people, options.name)
      await seedPerson(add, hash, sealer, person, options, await now(), rules.ruleSetId)
      return person
    },
  }
}

type Add = (collection: string, document: object) => Promise<void>
type Hash = (purpose: string, ...parts: string[]) => string

async function seedSchool(add: Add, hash: Hash, rules: RuleSet): Promise<void> {
  const atMs = Date.now()
  const text = (version: string, title: string) => ({ version, title, clauses: ['一、独立完成。', '二、按时交卷。'] })
  await add('rule_sets', { _id: rules.ruleSetId, publishedAtMs: atMs, publishedBy: 'zhou', rules })
  await add('school', {
    _id: 'school', version: 1, name: '苏州市智信建设职业培训学校', address: '', phone: '0512-65000000', officeHours: '工作日', textbookPlace: '', teachingRules: text('rules-1', '教学管理规定'),
    examNotice: text('notice-1', '考试须知'), facePhotoConsent: text('consent-1', '人脸照片单独同意书'), sealPath: null, currentRuleSetId: rules.ruleSetId,
  })
  const staff = (id: string, name: string, roles: StaffDocument['roles']) => add('staff', { _id: id, version: 1, name, keyHash: hash('staff-key', `key-of-${id}-1`), roles, active: true, appointedAtMs: atMs })
  await staff('zhou', '周老师', ['head', 'operator', 'reviewer'])
  await staff('qian', '钱老师', ['operator'])
  await add('employers', { _id: 'employer-1', version: 1, name: employerName, agentName: null, agentPhone: null })
  const course: CourseDocument = {
    _id: `${courseId}_${courseVersion}`, courseId, version: courseVersion, kind: 'specialty', specialty: 'building', title: '建筑工程', creditHours: 4000,
    chapters: [1, 2, 3, 4].map((chapter) => ({ chapterId: `chapter-${chapter}`, title: `第 ${chapter} 章`, lessons: [] })),
    exam: { minutes: 60, parts: [{ kind: 'single', count: 6, pointsEach: 10 }, { kind: 'multiple', count: 4, pointsEach: 5 }, { kind: 'judge', count: 2, pointsEach: 10 }] },
    publishedAtMs: atMs, publishedBy: 'zhou',
  }
  await add('courses', course)
  const bank: BankDocument = { _id: course._id, courseId, version: courseVersion, revision: 1, source: null, questions: bankQuestions }
  await add('banks', bank)
}

function personNumber(n: number, name = `张建国${n}`): Person {
  const traineeId = newId()
  const serial = String(n).padStart(3, '0')
  return { openid: `o-exam-${n}-${traineeId.slice(0, 6)}`, traineeId, periodId: `${traineeId}_2027-05-01`, enrolmentId: `${traineeId}_2027-05-01_building`, idNumber: `32050219740315${serial}X`, phone: `138${String(10_000_000 + n)}`, name }
}

async function seedPerson(add: Add, hash: Hash, sealer: ReturnType<typeof createSealer>, person: Person, options: NewcomerOptions, nowMs: number, ruleSetId: string): Promise<void> {
  const { traineeId, periodId, enrolmentId, idNumber, openid } = person
  const { hours = [1600, 4000], isBound = true, isDemonstration = false, registrationNumber = null, course = { courseId, version: courseVersion } } = options
  const trainee: TraineeDocument = {
    _id: traineeId, version: 1, name: person.name, idSealed: sealer.seal(idNumber, 'id-number'), idHash: hash('id-number', idNumber), idTail: idNumber.slice(-4), reservedPhone: person.phone, ownPhone: null,
    wechat: isBound ? { openid, unionid: null, boundAtMs: nowMs, proof: 'phone' } : null, password: null, sessionEpoch: 1, createdAtMs: nowMs, isDemonstration,
  }
  await add('trainees', trainee)
  await add('claims', { _id: `idnumber_${hash('id-number', idNumber)}`, owner: traineeId, atMs: nowMs })
  if (isBound) await add('claims', { _id: `openid_${hash('openid', openid)}`, owner: traineeId, atMs: nowMs })
  await add('periods', { _id: periodId, version: 1, traineeId, registrationExpires: '2027-05-01', ruleSetId: options.ruleSetId ?? ruleSetId, openedAtMs: nowMs, commonCourse: null })
  const enrolment: EnrolmentDocument = {
    _id: enrolmentId, version: 1, traineeId, periodId, specialty: 'building', item: 'main', status: 'enrolled', employerId: 'employer-1', registrationNumber, route: 'platform', feeFen: 62700, paidFen: 62700,
    classId: 'class-1', joinedClassAtMs: nowMs, course, rulesAcknowledged: null, textbookPickedUp: null, roster: null, acceptedWarnings: null, createdAtMs: nowMs,
  }
  await add('enrolments', enrolment)
  const entry = (account: LedgerDocument['account'], creditHours: number): LedgerDocument => ({
    _id: `${periodId}_${account}_earned`, traineeId, period: periodId, account, kind: 'lesson-earned', part: 'course', lesson: account, courseId: account, courseVersion: 1, creditHours, reason: '', source: 'test', operatorId: null, atMs: nowMs,
  })
  if (hours[0] > 0) await add('ledger', entry('common', hours[0]))
  if (hours[1] > 0) await add('ledger', entry('building', hours[1]))
}
