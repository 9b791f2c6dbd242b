// waitForCheck and resumeAfterMiss: what the page does that shows a check (CHK-02, CHK-03, CHK-05).
import { busy, startLearningCloud, type LearningCloud, type Person } from './arrange'
import { open, opening, playToCheck, report } from './study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

async function computerWithCheck() {
  const person = await cloud.newcomer({ ruleSet: busy })
  const session = await cloud.session(person)
  const { lease, check } = await playToCheck(cloud, person, { session, page: 'computer', device: '电脑浏览器' })
  return { person, session, token: String(lease.token), code: String(check.code) }
}

async function checksMissed({ traineeId }: Person): Promise<number | undefined> {
  const [desk] = await cloud.read<{ checkState: { missed: number } }>('desks', { _id: traineeId })
  return desk?.checkState.missed
}

describe('a computer waits for the phone', () => {
  it('is answered as soon as the phone answers, with time to play on (CHK-02)', async () => {
    const { person, session, token, code } = await computerWithCheck()
    const waiting = cloud.web(session, 'learning.waitForCheck', { code, token })
    await cloud.as(person, 'learning.answerCheck', { code, answer: 'present' })
    const { data } = await waiting
    await cloud.advance(20_000)
    const renewed = await cloud.web(session, 'learning.renewLease', report(data.lease.token, [[61_000, 81_000]]))
    expect([data.state, data.lease.state, data.lease.leaseMs > 0, renewed.data.creditedMs]).toEqual(['answered', 'playing', true, 20_000])
  })

  it('hears after the held time that it has to go on waiting, with the time left', async () => {
    const { session, token, code } = await computerWithCheck()
    await cloud.advance(100_000)
    const { data } = await cloud.web(session, 'learning.waitForCheck', { code, token })
    // the window begins when the code is on the screen
    expect([data.state, data.lease, data.check.code, data.check.expiresInMs > 170_000]).toEqual(['waiting', null, code, true])
  })

  it('hears that the check was missed, and by one tap gets a fresh code (CHK-03)', async () => {
    const { person, session, token, code } = await computerWithCheck()
    await cloud.web(session, 'learning.waitForCheck', { code, token })
    await cloud.advance(191_000)
    const missed = await cloud.web(session, 'learning.waitForCheck', { code, token })
    const again = await cloud.web(session, 'learning.resumeAfterMiss', { code, shownForMs: 190_000, token })
    const answered = await cloud.as(person, 'learning.answerCheck', { code: again.data.check.code, answer: 'present' })
    const { data } = await cloud.web(session, 'learning.waitForCheck', { code: again.data.check.code, token })
    expect([missed.data.state, missed.data.check.missed, again.data.lease, again.data.check.code === code, answered.data.outcome, data.state, data.lease.state, await checksMissed(person)]).toEqual([
      'missed', true, null, false, 'confirmed', 'answered', 'playing', 1,
    ])
  })

  it('is told that another page took over', async () => {
    const { person, session, token, code } = await computerWithCheck()
    await open(cloud, person, 'common-1', { page: 'phone', takeOver: true })
    expect((await cloud.web(session, 'learning.waitForCheck', { code, token })).code).toBe('LEASE_SUPERSEDED')
  })

  it('cannot wait with another caller’s token', async () => {
    const { token, code } = await computerWithCheck()
    const stranger = await cloud.session(await cloud.newcomer())
    expect((await cloud.web(stranger, 'learning.waitForCheck', { code, token })).code).toBe('TOKEN_REFUSED')
  })
})

describe('one tap after a missed check', () => {
  it('in the mini-program the tap itself confirms, and nothing was lost but that stretch (CHK-03)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const { lease, check } = await playToCheck(cloud, person)
    await cloud.advance(120_000)
    const { data } = await cloud.as(person, 'learning.resumeAfterMiss', { code: check.code, shownForMs: 90_000, token: lease.token })
    const statement = await cloud.as(person, 'learning.getStatement', { enrolmentId: person.enrolmentId, lessonId: 'common-1' })
    expect([data.check, data.lease.state, data.lease.frontierMs, await checksMissed(person), statement.data.stretches.map(({ reason }: { reason: string }) => reason)]).toEqual([
      null, 'playing', 61_000, 1, ['check-missed', 'credited'],
    ])
  })

  it('a kill, a call or a locked screen is no missed check (CHK-05)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    await playToCheck(cloud, person)
    await cloud.advance(600_000)
    const reopened = await cloud.as(person, 'learning.openLesson', opening(person, 'common-1', { page: 'after-the-kill' }))
    const { data } = await cloud.as(person, 'learning.answerCheck', { code: reopened.data.lease.check.code, answer: 'present', token: reopened.data.lease.token })
    expect([reopened.data.lease.state, data.lease.state, await checksMissed(person)]).toEqual(['check-due', 'playing', 0])
  })

  it('works for the check of the day only', async () => {
    const { person, code } = await computerWithCheck()
    await cloud.as(person, 'learning.answerCheck', { code, answer: 'present' })
    const other = await cloud.newcomer()
    const codes = [
      (await cloud.as(person, 'learning.resumeAfterMiss', { code, shownForMs: 0 })).code,
      (await cloud.as(other, 'learning.resumeAfterMiss', { code, shownForMs: 0 })).code,
      (await cloud.as(person, 'learning.resumeAfterMiss', { code: 'c.unknown', shownForMs: 0 })).code,
    ]
    expect(codes).toEqual(['CHECK_OVER', 'CHECK_NOT_YOURS', 'NOT_FOUND'])
  })

  it('takes no token of another caller', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const { check } = await playToCheck(cloud, person)
    const other = await open(cloud, await cloud.newcomer(), 'common-1')
    expect((await cloud.as(person, 'learning.resumeAfterMiss', { code: check.code, shownForMs: 0, token: other.data.lease.token })).code).toBe('TOKEN_REFUSED')
  })
})
