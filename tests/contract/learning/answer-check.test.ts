// getCheck and answerCheck: what the phone does with a code (CHK-02, CHK-04, CHK-06).
import { busy, startLearningCloud, type LearningCloud, type Person } from './arrange'
import { open, opening, playToCheck, report } from './study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

async function computerWithCheck(): Promise<{ person: Person; session: string; token: string; check: { code: string; sixDigits: string; via: string; expiresInMs: number } }> {
  const person = await cloud.newcomer({ ruleSet: busy })
  const session = await cloud.session(person)
  const { lease, check } = await playToCheck(cloud, person, { session, page: 'computer', device: '电脑浏览器' })
  return { person, session, token: lease.token, check }
}

async function refusals(person: Person): Promise<string[]> {
  const entries = await cloud.read<{ content: { event: string; reason: string } }>('evidence', { stream: 'identity', subject: person.traineeId })
  return entries.filter(({ content }) => content.event === 'check-refused').map(({ content }) => content.reason)
}

describe('a check that a computer shows', () => {
  it('names person, course, lesson and device on the phone, by code or by six digits (CHK-06)', async () => {
    const { person, check } = await computerWithCheck()
    const [byCode, byDigits] = [await cloud.as(person, 'learning.getCheck', { code: check.code }), await cloud.as(person, 'learning.getCheck', { code: check.sixDigits })]
    expect(check.code.length).toBeLessThanOrEqual(32)
    expect([check.via, check.expiresInMs, { ...byCode.data, expiresInMs: 0 }, byDigits.code]).toEqual([
      'qr', 180_000, { code: check.code, maskedName: '张*国', courseTitle: '课程 common', lessonTitle: '第 common-1 节', device: '电脑浏览器', expiresInMs: 0, missed: false, kind: 'presence' }, 'ok',
    ])
  })

  it('is answered by the bound WeChat, once; the computer goes on (CHK-04, case 13)', async () => {
    const { person, session, token, check } = await computerWithCheck()
    const first = await cloud.as(person, 'learning.answerCheck', { code: check.sixDigits, answer: 'present' })
    const second = await cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'present' })
    const renewed = await cloud.web(session, 'learning.renewLease', report(token, []))
    expect([first.data, second.code, renewed.data.state, await refusals(person)]).toEqual([{ outcome: 'confirmed', lease: null }, 'CHECK_OVER', 'playing', ['over']])
  })

  it('is never answered by a browser', async () => {
    const { session, check } = await computerWithCheck()
    const codes = [(await cloud.web(session, 'learning.answerCheck', { code: check.code, answer: 'present' })).code, (await cloud.web(session, 'learning.getCheck', { code: check.code })).code]
    expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })

  it('is another person’s to anybody else: refused and written down (case 13)', async () => {
    const { person, check } = await computerWithCheck()
    const other = await cloud.newcomer()
    const codes = [(await cloud.as(other, 'learning.getCheck', { code: check.code })).code, (await cloud.as(other, 'learning.answerCheck', { code: check.code, answer: 'present' })).code]
    const [desk] = await cloud.read<{ check: { code: string } | null }>('desks', { _id: person.traineeId })
    expect([codes, await refusals(other), desk?.check?.code]).toEqual([['CHECK_NOT_YOURS', 'CHECK_NOT_YOURS'], ['foreign', 'foreign'], check.code])
  })

  it('a code or number that never was is not found', async () => {
    const { person } = await computerWithCheck()
    expect([(await cloud.as(person, 'learning.getCheck', { code: '000000' })).code, (await cloud.as(person, 'learning.answerCheck', { code: 'c.made-up', answer: 'present' })).code]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
  })

  it('is over when its window and the grace have passed (CHK-04, case 13)', async () => {
    const { person, check } = await computerWithCheck()
    await cloud.advance(191_000)
    expect([(await cloud.as(person, 'learning.getCheck', { code: check.code })).code, (await cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'present' })).code]).toEqual(['CHECK_OVER', 'CHECK_OVER'])
  })

  it('不是我本人 ends the lease and the browser’s session, and stays due (CHK-06)', async () => {
    const { person, session, token, check } = await computerWithCheck()
    const { data } = await cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'not-me' })
    const [desk] = await cloud.read<{ live: boolean; check: object | null }>('desks', { _id: person.traineeId })
    const codes = [(await cloud.web(session, 'learning.renewLease', report(token, []))).code, (await cloud.web(session, 'learning.getHome')).code]
    expect([data.outcome, desk?.live, desk?.check !== null, codes]).toEqual(['reported', false, true, ['LEASE_SUPERSEDED', 'NOT_SIGNED_IN']])
  })
})

describe('a check in the mini-program', () => {
  it('is answered in place and playing goes on at once, in the same call (CHK-02)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const { lease, check } = await playToCheck(cloud, person)
    const { data } = await cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'present', token: lease.token })
    await cloud.advance(30_000)
    const renewed = await cloud.as(person, 'learning.renewLease', report(data.lease.token, [[61_000, 91_000]]))
    expect([check.via, check.expiresInMs, data.outcome, data.lease.state, data.lease.leaseMs > 0, renewed.data.creditedMs]).toEqual(['in-place', 90_000, 'confirmed', 'playing', true, 30_000])
  })

  it('takes no token of another caller', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const { check } = await playToCheck(cloud, person)
    const other = await open(cloud, await cloud.newcomer(), 'common-1')
    expect((await cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'present', token: other.data.lease.token })).code).toBe('TOKEN_REFUSED')
  })

  it('the next one is counted from here, over lessons and pages (CHK-03)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const { lease, check } = await playToCheck(cloud, person)
    await cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'present', token: lease.token })
    const second = await cloud.as(person, 'learning.openLesson', opening(person, 'common-2', { page: 'next', takeOver: true }))
    await cloud.advance(59_000)
    const before = await cloud.as(person, 'learning.renewLease', report(second.data.lease.token, [[0, 50_000]]))
    await cloud.advance(2_000)
    const after = await cloud.as(person, 'learning.renewLease', report(before.data.token, [[50_000, 60_000]]))
    expect([before.data.state, after.data.state]).toEqual(['playing', 'check-due'])
  })
})
