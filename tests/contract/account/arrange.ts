// A school with a few enrolled people, for the black-box tests of signing in and binding.
import tcb from '@cloudbase/node-sdk'
import { createSealer, keyedHash, newId } from '../../../cloudfunctions/platform/sealing'
import type { TraineeDocument } from '../../../cloudfunctions/platform/documents/people'
import { productionRules } from '../../../src/domain/rules'
import type { RuleSet } from '../../../src/domain/rules'
import { startLocalCloud, type LocalCloud } from '../local-cloud'

export interface Person {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

export const zhang: Person = { name: '张建国', idNumber: '320502197403151234', phone: '13812345678' }
export const li: Person = { name: '李芳', idNumber: '320502198807221226', phone: '13912345678' }
/** Two workers whose agent put her own number on the sheet (ACC-07). */
export const wang: Person = { name: '王强', idNumber: '320503199001011218', phone: '13711112222' }
export const zhao: Person = { name: '赵敏', idNumber: '320503199202022224', phone: '13711112222' }
export const stranger: Person = { name: '陌生人', idNumber: '320504199303033338', phone: '13600000000' }

export const operator = { operator: 'office', key: 'office-key-1', reason: '测试' } as const
export const employerName = '苏州第一建筑有限公司'

export interface AccountCloud extends LocalCloud {
  /** A call from a browser at an address, without or with a session. */
  web(operation: string, input: unknown, session?: string): Promise<Reply>
  /** A call from WeChat. */
  wechat(openid: string, operation: string, input: unknown, unionid?: string): Promise<Reply>
  admin(operation: string, input: unknown): Promise<Reply>
  /** From now on browsers call from this address. */
  moveTo(address: string): void
  phoneCode(phone: string): Promise<string>
  /** The last code that arrived at the phone; null when none did. */
  lastSms(phone: string): Promise<string | null>
  smsCount(): Promise<number>
  claimCodeFor(person: Person): Promise<string>
  read<T>(collection: string, where: object): Promise<T[]>
}

/** The envelope's parts that tests look at, in one value. */
export interface Reply {
  readonly code: string
  readonly data: Record<string, unknown>
  readonly details: Record<string, unknown>
}

const visitorOperations = new Set([
  'account.getSchool', 'account.signInByPhoneCode', 'account.requestSmsCode', 'account.signInBySms', 'account.signInByPassword',
  'account.claim', 'account.confirmBinding', 'account.startScanSignIn', 'account.finishScanSignIn', 'account.openBindCode',
])

/** Held calls answer quickly, so that a waiting one does not hold the test. */
const testRules: RuleSet = { ...productionRules, ruleSetId: 'account-tests', checks: { ...productionRules.checks, heldCallMs: 1_000 } }

export async function startAccountCloud(people: readonly (Person & { isDemonstration?: boolean })[] = [zhang, li, wang, zhao]): Promise<AccountCloud> {
  const keys: Record<string, string> = {}
  const cloud = await startLocalCloud({
    seed: async (host) => {
      for (const name of ['LOOKUP_KEY', 'ID_NUMBER_KEYS']) keys[name] = host.secret(name)
      return []
    },
  })
  const app = tcb.init({ env: 'local', keepalive: false, secretId: 'local', secretKey: 'local', serviceUrl: `${cloud.emulator.addresses.gateway}/admin` } as Parameters<typeof tcb.init>[0])
  const database = app.database()
  const hash = (purpose: string, ...parts: string[]) => keyedHash(keys['LOOKUP_KEY'] ?? '', purpose, ...parts)
  await seed(database, people, hash, keys['ID_NUMBER_KEYS'] ?? '')
  return { ...cloud, ...doors(cloud), read: async (collection, where) => (await database.collection(collection).where(where).limit(1000).get()).data as never }
}

type Database = ReturnType<ReturnType<typeof tcb.init>['database']>

async function seed(database: Database, people: readonly (Person & { isDemonstration?: boolean })[], hash: (purpose: string, ...parts: string[]) => string, sealKeys: string): Promise<void> {
  const nowMs = Date.now()
  const sealer = createSealer(sealKeys)
  await database.collection('rule_sets').add({ _id: testRules.ruleSetId, publishedAtMs: nowMs, publishedBy: 'office', rules: testRules })
  const clauses = { version: 'v1', title: '规定', clauses: ['一'] }
  await database.collection('school').add({ _id: 'school', version: 1, name: '苏州市智信建设职业培训学校', address: '', phone: '0512-65000000', officeHours: '工作日', textbookPlace: '', teachingRules: clauses, examNotice: clauses, facePhotoConsent: clauses, sealPath: null, currentRuleSetId: testRules.ruleSetId })
  await database.collection('staff').add({ _id: operator.operator, version: 1, name: '周老师', keyHash: hash('staff-key', operator.key), roles: ['operator'], active: true, appointedAtMs: nowMs })
  await database.collection('employers').add({ _id: 'employer-1', version: 1, name: employerName, agentName: null, agentPhone: null })
  for (const { name, idNumber, phone, isDemonstration = false } of people) {
    const idHash = hash('id-number', idNumber)
    const trainee: TraineeDocument = { _id: newId(), version: 1, name, idSealed: sealer.seal(idNumber, 'id-number'), idHash, idTail: idNumber.slice(-4), reservedPhone: phone, ownPhone: null, wechat: null, password: null, sessionEpoch: 1, createdAtMs: nowMs, isDemonstration }
    await database.collection('trainees').add(trainee)
    await database.collection('claims').add({ _id: `idnumber_${idHash}`, owner: trainee._id, atMs: nowMs })
    await database.collection('periods').add({ _id: `${trainee._id}_2027-05-01`, version: 1, traineeId: trainee._id, registrationExpires: '2027-05-01', ruleSetId: testRules.ruleSetId, openedAtMs: nowMs, commonCourse: null })
    await database.collection('enrolments').add({ _id: `${trainee._id}_2027-05-01_building`, version: 1, traineeId: trainee._id, periodId: `${trainee._id}_2027-05-01`, specialty: 'building', item: 'main', status: 'enrolled', employerId: 'employer-1', registrationNumber: null, route: 'platform', feeFen: 62700, paidFen: 0, classId: null, joinedClassAtMs: null, course: null, rulesAcknowledged: null, textbookPickedUp: null, roster: null, acceptedWarnings: null, createdAtMs: nowMs })
  }
}

function doors(cloud: LocalCloud): Omit<AccountCloud, keyof LocalCloud | 'read'> {
  let address = '10.0.0.1'
  const functionOf = (operation: string) => (visitorOperations.has(operation) ? 'visitor' : 'trainee')
  const send = async (path: string, body: unknown, headers: Record<string, string>): Promise<Reply> => {
    const envelope = (await cloud.post(path, body, headers)).body as { ok: boolean; data?: Record<string, unknown>; error?: { code: string; details?: Record<string, unknown> } }
    return { code: envelope.ok ? 'ok' : (envelope.error?.code ?? ''), data: envelope.data ?? {}, details: envelope.error?.details ?? {} }
  }
  const sms = async () => ((await (await fetch(`${cloud.url}/emulator/outbox`)).json()) as { sms: { phone: string; parameters: string[] }[] }).sms
  const admin: AccountCloud['admin'] = (operation, input) => send('/emulator/console/admin', { operation, input }, {})
  return {
    admin,
    web: (operation, input, session) => send(`/call/${functionOf(operation)}`, { operation, input }, { 'x-emulator-source': address, ...(session ? { authorization: `Bearer ${session}` } : {}) }),
    wechat: (openid, operation, input, unionid) => send(`/call/${functionOf(operation)}`, { operation, input }, { 'x-emulator-openid': openid, ...(unionid ? { 'x-emulator-unionid': unionid } : {}) }),
    moveTo(next) {
      address = next
    },
    async phoneCode(phone) {
      return ((await cloud.post('/emulator/wechat/phone-code', { phone })).body as { code: string }).code
    },
    async lastSms(phone) {
      const last = (await sms()).filter((message) => message.phone === phone).at(-1)
      return last?.parameters[0] ?? null
    },
    smsCount: async () => (await sms()).length,
    async claimCodeFor(person) {
      const issued = await admin('account.issueClaim', { ...operator, idNumber: person.idNumber })
      return String((issued.data['codes'] as { claimCode: string }[] | undefined)?.[0]?.claimCode ?? JSON.stringify(issued))
    },
  }
}

export async function bind(cloud: AccountCloud, openid: string, { phone }: Person): Promise<void> {
  const offer = await cloud.wechat(openid, 'account.signInByPhoneCode', { code: await cloud.phoneCode(phone) })
  const bound = await cloud.wechat(openid, 'account.confirmBinding', { offer: offer.data['offer'] })
  if (bound.code !== 'ok') throw new Error(`could not bind: ${offer.code} ${bound.code}`)
}

/** A web session of the person, opened by SMS; the wait between two codes is skipped. */
export async function sessionBySms(cloud: AccountCloud, { phone }: Person, device = '电脑'): Promise<string> {
  await cloud.advance(60_000)
  await cloud.web('account.requestSmsCode', { by: 'phone', phone })
  const reply = await cloud.web('account.signInBySms', { phone, code: await cloud.lastSms(phone), device })
  if (reply.code !== 'ok') throw new Error(`could not sign in: ${reply.code}`)
  return String(reply.data['session'])
}

/** A web session of the person, opened by claim code: it has to set a password first. */
export async function sessionByClaim(cloud: AccountCloud, { name, idNumber, ...person }: Person): Promise<string> {
  const reply = await cloud.web('account.claim', { name, idNumber, claimCode: await cloud.claimCodeFor({ name, idNumber, ...person }) })
  if (reply.code !== 'ok') throw new Error(`could not claim: ${reply.code}`)
  return String(reply.data['session'])
}

export async function sessionByPassword(cloud: AccountCloud, { idNumber }: Person, password: string): Promise<string> {
  const reply = await cloud.web('account.signInByPassword', { idNumber, password })
  if (reply.code !== 'ok') throw new Error(`could not sign in: ${reply.code}`)
  return String(reply.data['session'])
}
