// A school with a few enrolled people, for the black-box tests of signing in and binding.
import { checkCharacterOf } from '../../../src/domain/enrolment'
import { productionRules, type RuleSet } from '../../../src/domain/rules'
import { expiresSoon, heading, openSchool, workbook, type School } from '../admin/arrange'
import { dataOf, type LocalCloud } from '../local-cloud'

// Password hashing is slow on purpose, and every SMS takes half a second.
jest.setTimeout(60_000)

export interface Person {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

/** An invented number: valid, and of a region code that is not assigned. */
function numbered(seventeenDigits: string): string {
  return seventeenDigits + checkCharacterOf(seventeenDigits)
}

export const zhang: Person = { name: '张建国', idNumber: numbered('99000019740315123'), phone: '13812345678' }
export const li: Person = { name: '李芳', idNumber: numbered('99000019880722122'), phone: '13912345678' }
/** Two workers whose agent put her own number on the sheet (ACC-07). */
export const wang: Person = { name: '王强', idNumber: numbered('99000019900101121'), phone: '13711112222' }
export const zhao: Person = { name: '赵敏', idNumber: numbered('99000019920202222'), phone: '13711112222' }
/** Another 王强. */
export const namesake: Person = { name: '王强', idNumber: numbered('99000019910101121'), phone: '13711113333' }
export const stranger: Person = { name: '陌生人', idNumber: numbered('99000019930303333'), phone: '13600000000' }

export function tailOf({ idNumber }: Person): string {
  return idNumber.slice(-4)
}

export const employerName = '苏州测试建设有限公司'

export interface AccountCloud extends LocalCloud {
  /** A call from a browser at an address, without or with a session. */
  web(operation: string, input: unknown, session?: string): Promise<Reply>
  /** A call from WeChat. */
  wechat(openid: string, operation: string, input: unknown, unionid?: string): Promise<Reply>
  /** As the school's head. */
  admin(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply>
  readonly school: School
  /** From now on browsers call from this address. */
  moveTo(address: string): void
  phoneCode(phone: string): Promise<string>
  /** The last code that arrived at the phone; null when none did. */
  lastSms(phone: string): Promise<string | null>
  smsCount(): Promise<number>
  claimCodeFor(person: Person): Promise<string>
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

export async function startAccountCloud(people: readonly Person[] = [zhang, li, wang, zhao]): Promise<AccountCloud> {
  const school = await openSchool(testRules)
  const rows = people.map(({ name, idNumber, phone }, index) => [index + 1, name, idNumber, phone, '建筑工程', '主项', employerName, `苏2${index}`, expiresSoon])
  await school.put('rosters/people.xlsx', await workbook([heading, ...rows]))
  dataOf(await school.admin('roster.import', { path: 'rosters/people.xlsx', agentName: '陈会计', agentPhone: '13988887777', acceptWarnings: true, confirm: true }))
  return { ...school.cloud, ...doors(school), stop: () => school.stop() }
}

function doors(school: School): Omit<AccountCloud, keyof LocalCloud> {
  const { cloud } = school
  let address = '10.0.0.1'
  const functionOf = (operation: string) => (visitorOperations.has(operation) ? 'visitor' : 'trainee')
  const read = (body: unknown): Reply => {
    const envelope = body as { ok: boolean; data?: Record<string, unknown>; error?: { code: string; details?: Record<string, unknown> } }
    return { code: envelope.ok ? 'ok' : (envelope.error?.code ?? ''), data: envelope.data ?? {}, details: envelope.error?.details ?? {} }
  }
  const send = async (path: string, body: unknown, headers: Record<string, string>) => read((await cloud.post(path, body, headers)).body)
  const sms = async () => ((await (await fetch(`${cloud.url}/emulator/outbox`)).json()) as { sms: { phone: string; parameters: string[] }[] }).sms
  const admin: AccountCloud['admin'] = async (operation, input) => read(await school.admin(operation, input))
  return {
    school,
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
      const issued = await admin('account.issueClaim', { idNumber: person.idNumber })
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
