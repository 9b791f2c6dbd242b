// Guessing at the doors: what an attacker without any proof learns and gets (ACC-02, ACC-06, ACC-07).
import { minuteMs } from '../../../src/domain/units'
import { bind, li, sessionBySms, startAccountCloud, stranger, wang, zhang, zhao, type AccountCloud, type Person } from '../account/arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud([zhang, li, wang, zhao])
  await bind(cloud, 'o-li', li)
  // who has an own password, and who has none, must look alike
  await cloud.web('account.setPassword', { password: 'gongdi-2026' }, await sessionBySms(cloud, li))
  await cloud.claimCodeFor(zhang)
  await cloud.advance(2 * minuteMs)
}, 60_000)
afterAll(() => cloud.stop())

interface Seen {
  readonly body: unknown
  readonly reads: string | null
  readonly writes: string | null
}

let callers = 0

/** One call from an address of its own: the whole reply but for its number and time, and what it cost the database. */
async function see(operation: string, input: object, headers: Record<string, string> = {}): Promise<Seen> {
  callers += 1
  const reply = await fetch(`${cloud.url}/call/visitor`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-emulator-source': `10.9.0.${callers}`, ...headers }, body: JSON.stringify({ operation, input }) })
  const envelope = (await reply.json()) as { error?: { requestId?: string }; serverTimeMs?: number }
  delete envelope.serverTimeMs
  delete envelope.error?.requestId
  return { body: { status: reply.status, ...envelope }, reads: reply.headers.get('x-emulator-reads'), writes: reply.headers.get('x-emulator-writes') }
}

const byPassword = (person: Person, password: string, proof?: object) => ({ idNumber: person.idNumber, password, ...(proof ? { proof } : {}) })

const doors: readonly (readonly [string, string, (person: Person) => object])[] = [
  ['a code for a phone', 'account.requestSmsCode', ({ phone }) => ({ by: 'phone', phone })],
  ['a code for an ID number', 'account.requestSmsCode', ({ idNumber }) => ({ by: 'id-number', idNumber })],
  ['a wrong SMS code', 'account.signInBySms', ({ phone }) => ({ phone, code: '000000' })],
  ['a wrong password', 'account.signInByPassword', (person) => byPassword(person, 'wrong-password')],
  ['the initial password alone', 'account.signInByPassword', (person) => byPassword(person, '11111')],
  ['the initial password with a wrong SMS code', 'account.signInByPassword', (person) => byPassword(person, '11111', { kind: 'sms', code: '000000' })],
  ['the initial password with a wrong claim code', 'account.signInByPassword', (person) => byPassword(person, '11111', { kind: 'claim', code: 'AAAA-2222' })],
  ['a wrong claim code', 'account.claim', ({ name, idNumber }) => ({ name, idNumber, claimCode: 'AAAA-2222' })],
]

describe('a stranger, a person without password, one with an own password, one bound, and two behind one phone look alike (ACC-02)', () => {
  test.each(doors)('%s', async (_what, operation, inputFor) => {
    const ofStranger = await see(operation, inputFor(stranger))
    const others = []
    for (const person of [zhang, li, wang]) others.push(await see(operation, inputFor(person)))
    expect(others).toEqual([ofStranger, ofStranger, ofStranger])
  })

  test('inside WeChat too', async () => {
    const replies = []
    for (const person of [stranger, zhang, li]) replies.push(await see('account.claim', { name: person.name, idNumber: person.idNumber, claimCode: 'AAAA-2222' }, { 'x-emulator-openid': `o-looks-${callers}` }))
    expect(replies[1]).toEqual(replies[0])
    expect(replies[2]).toEqual(replies[0])
  })
})

describe('guessing by force', () => {
  const guessAt = (person: Person, guess: number) => cloud.web('account.signInByPassword', byPassword(person, `guess-number-${guess}`))

  test('is throttled from one address, however fast; its owner gets in at once from elsewhere, and here after the term (ACC-02)', async () => {
    cloud.moveTo('10.1.0.1')
    const replies = await Promise.all(Array.from({ length: 9 }, (_, guess) => guessAt(li, guess)))
    // of those that met each other at the count some were not judged at all: the rest of the five
    for (let guess = 9; replies.at(-1)?.code !== 'THROTTLED' && guess < 20; guess += 1) replies.push(await guessAt(li, guess))
    const judged = replies.filter(({ code }) => code === 'SIGN_IN_REFUSED').length
    const rightButEarly = await cloud.web('account.signInByPassword', byPassword(li, 'gongdi-2026'))
    cloud.moveTo('10.1.0.2')
    const elsewhere = await cloud.web('account.signInByPassword', byPassword(li, 'gongdi-2026'))
    cloud.moveTo('10.1.0.1')
    await cloud.advance(Number(rightButEarly.details['retryAfterMs']))
    const later = await cloud.web('account.signInByPassword', byPassword(li, 'gongdi-2026'))
    expect([judged, rightButEarly.code, elsewhere.code, later.code]).toEqual([5, 'THROTTLED', 'ok', 'ok'])
  })

  const smsAt = (person: Person, code: string) => cloud.web('account.signInBySms', { phone: person.phone, code })

  test('one person’s mistakes never make a colleague behind the same address wait (ACC-07)', async () => {
    cloud.moveTo('10.2.0.1')
    await cloud.advance(2 * minuteMs)
    await cloud.web('account.requestSmsCode', { by: 'phone', phone: li.phone })
    const mistakes = []
    for (let guess = 0; guess < 7; guess += 1) mistakes.push((await smsAt(zhang, '000000')).code)
    const colleague = await smsAt(li, (await cloud.lastSms(li.phone)) ?? '')
    expect([mistakes.at(-1), colleague.code]).toEqual(['THROTTLED', 'ok'])
  })

  test('an SMS code stands few guesses and does not lose its owner the code', async () => {
    cloud.moveTo('10.4.0.1')
    await cloud.advance(2 * minuteMs)
    await cloud.web('account.requestSmsCode', { by: 'phone', phone: zhang.phone })
    const code = (await cloud.lastSms(zhang.phone)) ?? ''
    cloud.moveTo('10.4.0.2')
    const guesses = []
    for (let guess = 0; guess < 8; guess += 1) guesses.push((await smsAt(zhang, code === '123456' ? '654321' : '123456')).code)
    cloud.moveTo('10.4.0.1')
    expect([guesses.filter((one) => one === 'SMS_CODE_REFUSED').length, (await smsAt(zhang, code)).code]).toEqual([5, 'ok'])
  })

  test('spread over many addresses it slows down at the account; whoever was let in before is exempt: nobody is locked out', async () => {
    await cloud.advance(2 * minuteMs)
    cloud.moveTo('10.4.0.1')
    await cloud.web('account.requestSmsCode', { by: 'phone', phone: zhang.phone })
    const code = (await cloud.lastSms(zhang.phone)) ?? ''
    let judged = 0
    for (let guess = 0; guess < 60; guess += 1) {
      cloud.moveTo(`10.3.0.${guess}`)
      if ((await smsAt(zhang, code === '123456' ? '654321' : '123456')).code === 'SMS_CODE_REFUSED') judged += 1
    }
    cloud.moveTo('10.4.0.1')
    await cloud.advance(minuteMs)
    await cloud.web('account.requestSmsCode', { by: 'phone', phone: zhang.phone })
    const own = await smsAt(zhang, (await cloud.lastSms(zhang.phone)) ?? '')
    expect([judged < 60, own.code]).toEqual([true, 'ok'])
  })

  test('a claim code stands few guesses, and the true holder’s still claims (ACC-06)', async () => {
    const claimCode = await cloud.claimCodeFor(wang)
    cloud.moveTo('10.5.0.1')
    const guesses = []
    for (let guess = 0; guess < 8; guess += 1) guesses.push((await cloud.web('account.claim', { name: wang.name, idNumber: wang.idNumber, claimCode: `AAAA-222${guess}` })).code)
    cloud.moveTo('10.5.0.2')
    expect([guesses.filter((one) => one === 'CLAIM_REFUSED').length, (await cloud.web('account.claim', { name: wang.name, idNumber: wang.idNumber, claimCode })).code]).toEqual([5, 'ok'])
  })
})
