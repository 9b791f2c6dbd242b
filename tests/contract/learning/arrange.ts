// A school with a common and a specialty course of short lessons, and people in its class, for the black-box tests of
// studying. The emulator's clock is real to the functions: a test advances it where a person would watch.
import { createSealer, keyedHash, newId, newToken } from '../../../cloudfunctions/platform/sealing'
import type { CourseDocument, LessonDocument } from '../../../cloudfunctions/platform/documents/learning'
import type { EnrolmentDocument, TraineeDocument } from '../../../cloudfunctions/platform/documents/people'
import type { Question } from '../../../src/domain/exercise'
import { productionRules, type RuleSet } from '../../../src/domain/rules'
import { hourMs, minuteMs } from '../../../src/domain/units'
import { cloudApp, startLocalCloud, type LocalCloud } from '../local-cloud'

jest.setTimeout(60_000)

/** Every lesson's video lasts five minutes. */
export const mediaMs = 5 * minuteMs

/** No check within a test, and no lease shorter than the minute that a test plays. */
export const calm: RuleSet = {
  ...productionRules,
  ruleSetId: 'calm',
  playback: { ...productionRules.playback, leaseFloorMs: 2 * minuteMs },
  courseHours: { common: 200, specialty: 100, exam: 400 },
  checks: { ...productionRules.checks, baseMs: 20 * hourMs, capMs: 20 * hourMs, heldCallMs: 2_000 },
}
/** A check after every leased minute. */
export const busy: RuleSet = { ...calm, ruleSetId: 'busy', checks: { ...calm.checks, baseMs: minuteMs, meanMs: 0, capMs: minuteMs } }

export interface Person {
  readonly openid: string
  readonly traineeId: string
  readonly periodId: string
  readonly enrolmentId: string
}

export interface Reply {
  readonly code: string
  // The tests look into answers of every operation; the contract's own test holds their shapes.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- one loose value at the edge of the tests
  readonly data: any
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly details: any
  /** Database operations of this call. */
  readonly reads: number
  readonly writes: number
}

export interface NewcomerOptions {
  readonly ruleSet?: RuleSet
  readonly isBound?: boolean
  readonly isAcknowledged?: boolean
  readonly classId?: string | null
  readonly status?: EnrolmentDocument['status']
  readonly isDemonstration?: boolean
}

export interface LearningCloud extends LocalCloud {
  newcomer(options?: NewcomerOptions): Promise<Person>
  /** Another specialty of the same person and period. */
  enrolAgain(person: Person, specialty: 'municipal'): Promise<string>
  as(person: { readonly openid: string }, operation: string, input?: unknown): Promise<Reply>
  web(session: string, operation: string, input?: unknown): Promise<Reply>
  session(person: Person): Promise<string>
  /** As 周老师 of the staff list. */
  admin(operation: string, input: object): Promise<Reply>
  read<T>(collection: string, where: object): Promise<T[]>
  change(collection: string, id: string, fields: object): Promise<void>
  write(collection: string, document: object): Promise<void>
  putFile(path: string, bytes: Buffer): Promise<void>
}

const operatorKey = 'key-of-zhou-1'

export const courses = ['common', 'building', 'municipal'] as const
const lessonsOf = { common: ['common-1', 'common-2'], building: ['building-1'], municipal: ['municipal-1'] } as const

export async function startLearningCloud(): Promise<LearningCloud> {
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
  const add: Add = async (collection, document) => void (await database.collection(collection).add(document))
  await app.uploadFile({ cloudPath: 'media/lesson.mp4', fileContent: Buffer.from('a video') })
  await seedSchool(add)

  await add('staff', { _id: 'zhou', version: 1, name: '周老师', keyHash: hash('staff-key', operatorKey), roles: ['operator', 'reviewer', 'head'], active: true, appointedAtMs: 0 })

  const send = async (body: unknown, headers: Record<string, string>, door = '/call/trainee'): Promise<Reply> => {
    const reply = await fetch(cloud.url + door, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
    const envelope = (await reply.json()) as { ok: boolean; data?: unknown; error?: { code: string; details?: unknown } }
    const count = (name: string) => Number(reply.headers.get(`x-emulator-${name}`))
    return { code: envelope.ok ? 'ok' : (envelope.error?.code ?? ''), data: envelope.data, details: envelope.error?.details, reads: count('reads'), writes: count('writes') }
  }
  const now = async () => ((await (await fetch(`${cloud.url}/emulator/clock`)).json()) as { nowMs: number }).nowMs

  return {
    ...cloud,
    as: ({ openid }, operation, input = {}) => send({ operation, input }, { 'x-emulator-openid': openid }),
    web: (session, operation, input = {}) => send({ operation, input }, { authorization: `Bearer ${session}` }),
    admin: (operation, input) => send({ operation, input: { operator: 'zhou', key: operatorKey, reason: '测试', ...input } }, {}, '/emulator/console/admin'),
    read: async (collection, where) => (await database.collection(collection).where(where).limit(1000).get()).data as never,
    change: async (collection, id, fields) => void (await database.collection(collection).doc(id).update(fields)),
    write: add,
    putFile: async (cloudPath, fileContent) => void (await app.uploadFile({ cloudPath, fileContent })),
    async session({ traineeId }) {
      const token = newToken()
      await add('sessions', { _id: hash('session', token), version: 1, traineeId, sessionEpoch: 1, device: '电脑', createdAtMs: await now(), expiresAtMs: (await now()) + 12 * hourMs, endedAtMs: null, mustSetPassword: false, proof: 'sms' })
      return token
    },
    async newcomer(options = {}) {
      const person = newPerson()
      await seedPerson(add, hash, createSealer(secrets['ID_NUMBER_KEYS'] ?? ''), person, options, await now())
      return person
    },
    async enrolAgain({ traineeId, periodId }, specialty) {
      const enrolment = enrolmentOf({ traineeId, periodId, enrolmentId: `${periodId}_${specialty}`, openid: '' }, { isAcknowledged: true }, await now())
      await add('enrolments', { ...enrolment, specialty, item: 'additional', course: { courseId: specialty, version: 1 } })
      return enrolment._id
    },
  }
}

type Add = (collection: string, document: object) => Promise<void>

async function seedSchool(add: Add): Promise<void> {
  for (const rules of [calm, busy]) await add('rule_sets', { _id: rules.ruleSetId, publishedAtMs: 0, publishedBy: 'zhou', rules })
  const text = (version: string, title: string) => ({ version, title, clauses: ['一、按时学习。'] })
  await add('school', {
    _id: 'school', version: 1, name: '苏州市智信建设职业培训学校', address: '', phone: '0512-65000000', officeHours: '工作日 9:00—17:00', textbookPlace: '学校一楼',
    teachingRules: text('rules-1', '教学管理规定'), examNotice: text('notice-1', '考试须知'), facePhotoConsent: text('consent-1', '同意书'), sealPath: null, currentRuleSetId: 'calm',
  })
  const held = { version: 1, specialty: 'building', courses: {}, closesOn: null, textbookPlace: '学校一楼', teachingRulesVersion: 'rules-1', openedAtMs: 0, openedBy: 'zhou' }
  await add('classes', { _id: 'class-open', ...held, title: '二级建造师继续教育建筑工程', opensOn: '2020-01-01' })
  await add('classes', { _id: 'class-later', ...held, title: '以后的班', opensOn: '2099-01-01' })
  await add('classes', { _id: 'class-over', ...held, title: '过去的班', opensOn: '2020-01-01', closesOn: '2020-12-31' })
  for (const courseId of courses) await seedCourse(add, courseId)
}

async function seedCourse(add: Add, courseId: (typeof courses)[number]): Promise<void> {
  const lessons = lessonsOf[courseId].map((lessonId) => ({ lessonId, title: `第 ${lessonId} 节`, creditHours: 100, mediaMs, mediaBytes: 7 }))
  const course: CourseDocument = {
    _id: `${courseId}_1`, courseId, version: 1, kind: courseId === 'common' ? 'common' : 'specialty', specialty: courseId === 'common' ? null : courseId, title: `课程 ${courseId}`,
    creditHours: lessons.length * 100, chapters: [{ chapterId: 'chapter-1', title: '第一章', lessons }], exam: null, publishedAtMs: 0, publishedBy: 'zhou',
  }
  await add('courses', course)
  await add('current_courses', { _id: courseId, version: 1, currentVersion: 1, withdrawnAtMs: null })
  for (const { lessonId, title, creditHours } of lessons) {
    const lesson: LessonDocument = { _id: `${lessonId}_1`, lessonId, courseId, courseVersion: 1, chapterId: 'chapter-1', title, creditHours, mediaPath: 'media/lesson.mp4', mediaMs, mediaBytes: 7, mediaSha256: '', exercise: exerciseOf(lessonId) }
    await add('lessons', lesson)
  }
}

/** The right options say so in their texts, which no real bank would. */
function exerciseOf(lessonId: string): Question[] {
  const question = (n: number, kind: Question['kind'], keys: string[], answer: string[]): Question => ({
    questionId: `${lessonId}-q${n}`, kind, stem: `第 ${n} 题`, options: keys.map((key) => ({ key, text: answer.includes(key) ? `对的 ${key}` : `错的 ${key}` })), answer, explanation: '解析', chapterId: 'chapter-1', difficulty: 1,
  })
  return [question(1, 'single', ['k1', 'k2', 'k3', 'k4'], ['k3']), question(2, 'multiple', ['k1', 'k2', 'k3', 'k4'], ['k1', 'k2']), question(3, 'judge', ['k1', 'k2'], ['k2'])]
}

let people = 0

function newPerson(): Person {
  people += 1
  const traineeId = newId()
  const periodId = `${traineeId}_2099-05-01`
  return { openid: `o-learning-${people}-${traineeId.slice(0, 6)}`, traineeId, periodId, enrolmentId: `${periodId}_building` }
}

function enrolmentOf({ traineeId, periodId, enrolmentId }: Person, { isAcknowledged = true, classId = 'class-open', status = 'enrolled' }: NewcomerOptions, nowMs: number): EnrolmentDocument {
  return {
    _id: enrolmentId, version: 1, traineeId, periodId, specialty: 'building', item: 'main', status, employerId: 'employer-1', registrationNumber: null, route: 'platform', feeFen: 62_700, paidFen: 62_700,
    classId, joinedClassAtMs: nowMs, course: { courseId: 'building', version: 1 }, rulesAcknowledged: isAcknowledged ? { rulesVersion: 'rules-1', atMs: nowMs } : null, textbookPickedUp: null, roster: null, acceptedWarnings: null, createdAtMs: nowMs,
  }
}

async function seedPerson(add: Add, hash: (purpose: string, ...parts: string[]) => string, sealer: ReturnType<typeof createSealer>, person: Person, options: NewcomerOptions, nowMs: number): Promise<void> {
  const { traineeId, periodId, openid } = person
  const { isBound = true, isDemonstration = false, ruleSet = calm } = options
  const idNumber = `990000197403${String(people).padStart(5, '0')}X`
  const trainee: TraineeDocument = {
    _id: traineeId, version: 1, name: '张建国', idSealed: sealer.seal(idNumber, 'id-number'), idHash: hash('id-number', idNumber), idTail: idNumber.slice(-4), reservedPhone: `138${String(20_000_000 + people)}`, ownPhone: null,
    wechat: isBound ? { openid, unionid: null, boundAtMs: nowMs, proof: 'phone' } : null, password: null, sessionEpoch: 1, createdAtMs: nowMs, isDemonstration,
  }
  await add('trainees', trainee)
  if (isBound) await add('claims', { _id: `openid_${hash('openid', openid)}`, owner: traineeId, atMs: nowMs })
  await add('periods', { _id: periodId, version: 1, traineeId, registrationExpires: '2099-05-01', ruleSetId: ruleSet.ruleSetId, openedAtMs: nowMs, commonCourse: { courseId: 'common', version: 1 } })
  await add('enrolments', enrolmentOf(person, options, nowMs))
}
