import { li, namesake, startAccountCloud, stranger, wang, zhang, zhao, type AccountCloud, type Person } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

const initial = '11111'

async function smsProof(person: Person) {
  await cloud.advance(60_000)
  await cloud.web('account.requestSmsCode', { by: 'id-number', idNumber: person.idNumber })
  return { kind: 'sms', code: (await cloud.lastSms(person.phone)) ?? '000000' }
}

const signIn = (person: Person, password: string, proof?: unknown) => cloud.web('account.signInByPassword', { idNumber: person.idNumber, password, ...(proof ? { proof } : {}) })

/** A session of the person with an own password. */
async function withOwnPassword(person: Person, password: string): Promise<string> {
  const session = String((await signIn(person, initial, await smsProof(person))).data['session'])
  await cloud.web('account.setPassword', { password }, session)
  return session
}

describe('signing in by ID number and password', () => {
  test('asks everybody for a proof of the initial password, known or not (ACC-02)', async () => {
    const replies = [await signIn(zhang, initial), await signIn(stranger, initial)]
    expect(replies.map((reply) => reply.code)).toEqual(['PROOF_NEEDED', 'PROOF_NEEDED'])
  })

  test('lets the initial password in with the code sent to the reserved phone, to do nothing but set an own one', async () => {
    const reply = await signIn(zhang, initial, await smsProof(zhang))
    const session = String(reply.data['session'])
    const bind = await cloud.web('account.issueBindCode', {}, session)
    const me = await cloud.web('account.getMe', {}, session)
    expect([reply.data['mustSetPassword'], bind.code, me.data['mustSetPassword'], me.data['enrolments']]).toEqual([true, 'NOT_SIGNED_IN', true, []])
  })

  test('lets the initial password in with a claim code, once (ACC-06, ACC-07)', async () => {
    const proof = { kind: 'claim', code: (await cloud.claimCodeFor(wang)).toLowerCase() }
    const replies = [await signIn(wang, initial, proof), await signIn(wang, initial, proof)]
    expect(replies.map((reply) => reply.code)).toEqual(['ok', 'SIGN_IN_REFUSED'])
  })

  test('gives one answer to an unknown number, a wrong password and a wrong proof (ACC-02)', async () => {
    await withOwnPassword(li, 'shigong-2026')
    cloud.moveTo('10.0.3.1')
    const wrong = [await signIn(stranger, 'shigong-2026'), await signIn(li, 'falsch-2026'), await signIn(zhang, 'falsch-2026'), await signIn(wang, initial, { kind: 'sms', code: '123456' })]
    expect(wrong).toEqual(Array.from({ length: 4 }, () => ({ code: 'SIGN_IN_REFUSED', data: {}, details: { triesLeft: 4 } })))
  })

  test('works as long for an unknown number as for a known one (ACC-02)', async () => {
    const median = async (person: Person) => {
      const times: number[] = []
      for (let run = 0; run < 3; run += 1) {
        const startedAt = performance.now()
        await signIn(person, 'falsch-2026')
        times.push(performance.now() - startedAt)
      }
      return times.sort((a, b) => a - b)[1] ?? 0
    }
    cloud.moveTo('10.0.3.2')
    const [known, unknown] = [await median(li), await median(namesake)]
    expect(known / unknown).toBeGreaterThan(0.5)
    expect(known / unknown).toBeLessThan(2)
  })

  test('keeps the password of an existing account, and the initial one is gone with it', async () => {
    cloud.moveTo('10.0.3.3')
    const own = await signIn(li, 'shigong-2026')
    const old = await signIn(li, initial, await smsProof(li))
    expect([own.data['kind'], own.data['mustSetPassword'], old.code]).toEqual(['session', false, 'SIGN_IN_REFUSED'])
  })

  test('delays a guesser longer and longer, lets the person in meanwhile, and forgets a mistake after the wait (ACC-02)', async () => {
    cloud.moveTo('66.6.6.6')
    const guesses = []
    for (let guess = 0; guess < 7; guess += 1) guesses.push(await signIn(li, 'guess-' + guess))
    cloud.moveTo('10.0.3.3')
    const honest = await signIn(li, 'shigong-2026')
    cloud.moveTo('66.6.6.6')
    const early = await signIn(li, 'shigong-2026')
    await cloud.advance(30_000)
    const afterTheWait = await signIn(li, 'shigong-2026')
    expect([guesses.map((reply) => reply.code).slice(3), guesses.at(-1)?.details, honest.code, early.code, afterTheWait.code]).toEqual([
      ['SIGN_IN_REFUSED', 'SIGN_IN_REFUSED', 'THROTTLED', 'THROTTLED'],
      { retryAfterMs: expect.any(Number), triesLeft: 0 },
      'ok',
      'THROTTLED',
      'ok',
    ])
  })

  test('judges no more than five of forty guesses sent at once', async () => {
    cloud.moveTo('66.6.6.7')
    const replies = await Promise.all(Array.from({ length: 40 }, (_, guess) => signIn(li, 'parallel-' + guess)))
    expect(replies.filter((reply) => reply.code === 'SIGN_IN_REFUSED').length).toBeLessThanOrEqual(5)
  })

  test('throttles an unknown number like a known one', async () => {
    cloud.moveTo('66.6.6.8')
    const codes = []
    for (let guess = 0; guess < 6; guess += 1) codes.push((await signIn(stranger, 'guess-' + guess)).code)
    expect(codes.at(-1)).toBe('THROTTLED')
  })

  test('never lets one person’s mistakes block a colleague behind the same address (ACC-07)', async () => {
    await withOwnPassword(zhang, 'gongdi-2026')
    cloud.moveTo('66.6.6.8')
    expect((await signIn(zhang, 'gongdi-2026')).code).toBe('ok')
  })

  test('refuses the initial password once a WeChat is bound (ACC-02)', async () => {
    const offer = await cloud.wechat('o-wang', 'account.claim', { name: wang.name, idNumber: wang.idNumber, claimCode: await cloud.claimCodeFor(wang) })
    await cloud.wechat('o-wang', 'account.confirmBinding', { offer: offer.data['offer'] })
    const reply = await signIn(wang, initial, { kind: 'claim', code: await cloud.claimCodeFor(wang) })
    expect(reply.code).toBe('SIGN_IN_REFUSED')
  })

  test('binds nobody inside WeChat by a password alone', async () => {
    const reply = await cloud.wechat('o-thief', 'account.signInByPassword', { idNumber: li.idNumber, password: 'shigong-2026' })
    expect(reply.code).toBe('PROOF_NEEDED')
  })

  test('refuses a WeChat that serves somebody else (ACC-03)', async () => {
    const taken = await cloud.wechat('o-wang', 'account.signInByPassword', { idNumber: zhao.idNumber, password: initial, proof: { kind: 'claim', code: await cloud.claimCodeFor(zhao) } })
    expect(taken.code).toBe('WECHAT_TAKEN')
  })

  test('lets each reviewer of WeChat take the demonstration account over by number and password (REL-01)', async () => {
    const other = await startAccountCloud([namesake, zhang])
    try {
      await other.admin('account.markDemonstration', { idNumber: namesake.idNumber, password: 'review-2026' })
      const fields = { idNumber: namesake.idNumber, password: 'review-2026' }
      const first = await other.wechat('o-reviewer-1', 'account.signInByPassword', fields)
      const second = await other.wechat('o-reviewer-2', 'account.signInByPassword', fields)
      const firstNow = await other.wechat('o-reviewer-1', 'account.getMe', {})
      const firstAgain = await other.wechat('o-reviewer-1', 'account.signInByPassword', fields)
      const offer = (await other.wechat('o-zhang', 'account.signInByPhoneCode', { code: await other.phoneCode(zhang.phone) })).data['offer']
      await other.wechat('o-zhang', 'account.confirmBinding', { offer })
      const taken = await other.wechat('o-zhang', 'account.signInByPassword', fields)
      expect([first.data['kind'], second.data['kind'], firstNow.code, firstAgain.data['kind'], taken.code]).toEqual(['signed-in', 'signed-in', 'NOT_SIGNED_IN', 'signed-in', 'WECHAT_TAKEN'])
    } finally {
      await other.stop()
    }
  })
})
