import { busy, calm, mediaMs, startLearningCloud, type LearningCloud, type Person } from './arrange'
import { earn, open, opening, playThrough, playToCheck, report } from './study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

describe('opening a lesson', () => {
  it('gives time to play, a signed address and the place to start from (PLY-03, PLY-07)', async () => {
    const { code, data } = await open(cloud, await cloud.newcomer(), 'common-1')
    expect({ code, ...data, lease: { ...data.lease, token: '', leaseMs: data.lease.leaseMs >= 30_000 && data.lease.leaseMs <= 300_000 }, media: { ...data.media, address: '' } }).toEqual({
      code: 'ok',
      lease: { state: 'playing', token: '', leaseMs: true, creditedMs: 0, frontierMs: 0, played: false, reason: null, check: null },
      journalTaken: false,
      journalCreditedMs: 0,
      positionMs: 0,
      earned: false,
      courseId: 'common',
      title: '第 common-1 节',
      creditHours: 100,
      mediaMs,
      mediaBytes: 7,
      media: { address: '', lifeMs: calm.playback.mediaAddressLifeMs },
    })
    expect((await fetch(data.media.address)).status).toBe(200)
  })

  it('asks before it stops another page, and says which device plays what since when (PLY-04, case 10)', async () => {
    const person = await cloud.newcomer()
    await open(cloud, person, 'common-1', { page: 'computer', device: '电脑浏览器' })
    const { code, details } = await open(cloud, person, 'common-2')
    expect([code, details.device, details.lessonTitle, typeof details.sinceMs]).toEqual(['PLAYING_ELSEWHERE', '电脑浏览器', '第 common-1 节', 'number'])
  })

  it('a page whose answer was lost gets the same lease again', async () => {
    const person = await cloud.newcomer()
    const first = await open(cloud, person, 'common-1')
    await cloud.advance(20_000)
    const second = await open(cloud, person, 'common-1')
    await cloud.advance(30_000)
    const renewed = await cloud.as(person, 'learning.renewLease', report(first.data.lease.token, [[0, 50_000]]))
    expect([second.data.lease.state, first.data.lease.leaseMs - second.data.lease.leaseMs >= 20_000, renewed.data.creditedMs]).toEqual(['playing', true, 50_000])
  })

  it('a take-over whose second copy arrives late displaces nobody who came after it (PLY-04, integrity 5)', async () => {
    const person = await cloud.newcomer()
    await open(cloud, person, 'common-1', { page: 'phone' })
    const takeOver = { page: 'computer', device: '电脑浏览器', takeOver: true, opening: 'computer-1' }
    const granted = await open(cloud, person, 'common-1', takeOver)
    const back = await open(cloud, person, 'common-1', { page: 'phone', takeOver: true, opening: 'phone-2' })
    const late = await open(cloud, person, 'common-1', takeOver)
    const renewed = await cloud.as(person, 'learning.renewLease', report(back.data.lease.token, []))
    const meant = await open(cloud, person, 'common-1', { ...takeOver, opening: 'computer-2' })
    expect([granted.code, back.code, late.code, late.details.device, renewed.code, meant.code]).toEqual(['ok', 'ok', 'LEASE_SUPERSEDED', '手机微信', 'ok', 'ok'])
  })

  it('an opening whose page has left opens nothing when its second copy arrives: the next page need not ask', async () => {
    const person = await cloud.newcomer()
    const first = await open(cloud, person, 'common-1', { opening: 'one' })
    await cloud.as(person, 'learning.closeLease', report(first.data.lease.token, []))
    const late = await open(cloud, person, 'common-1', { opening: 'one' })
    const next = await open(cloud, person, 'common-1', { page: 'other' })
    expect([late.code, late.details, next.code]).toEqual(['LEASE_SUPERSEDED', { device: null, sinceMs: null }, 'ok'])
  })

  it('an opening that meets a due check shows the same code when it is repeated (CHK-06)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    await playToCheck(cloud, person)
    const first = await open(cloud, person, 'common-1', { page: 'next', takeOver: true, opening: 'next-1' })
    const again = await open(cloud, person, 'common-1', { page: 'next', takeOver: true, opening: 'next-1' })
    const answered = await cloud.as(person, 'learning.answerCheck', { code: first.data.lease.check.code, answer: 'present', token: first.data.lease.token })
    expect([first.data.lease.state, again.data.lease.state, again.data.lease.check.code === first.data.lease.check.code, answered.data.lease.state]).toEqual(['check-due', 'check-due', true, 'playing'])
  })

  it('credits an orphan’s journal when the page comes back after a kill (PLY-06, integrity 8)', async () => {
    const person = await cloud.newcomer()
    const first = await open(cloud, person, 'common-1')
    await cloud.advance(40_000)
    const { data } = await open(cloud, person, 'common-1', { journal: { token: first.data.lease.token, segments: [[0, 38_000]] } })
    expect([data.journalTaken, data.journalCreditedMs, data.lease.frontierMs, data.positionMs]).toEqual([true, 38_000, 38_000, 38_000])
  })

  it('refuses a journal that is another person’s, so that the page opens without it', async () => {
    const other = await cloud.newcomer()
    const { data } = await open(cloud, other, 'common-1')
    const { code } = await open(cloud, await cloud.newcomer(), 'common-1', { journal: { token: data.lease.token, segments: [[0, 5_000]] } })
    expect(code).toBe('TOKEN_REFUSED')
  })

  it('after the video is played fully and after the hours are earned everything may be watched freely (PLY-02, case 14)', async () => {
    const person = await cloud.newcomer()
    await playThrough(cloud, person, 'common-1')
    const played = await open(cloud, person, 'common-1')
    await earn(cloud, person, 'common-1')
    const earned = await open(cloud, person, 'common-1')
    expect([played.data.lease.state, played.data.earned, earned.data.lease.state, earned.data.earned, earned.data.lease.leaseMs]).toEqual(['free', false, 'free', true, 0])
  })

  it('goes on at another device where the first one stopped (PLY-03)', async () => {
    const person = await cloud.newcomer()
    const phone = await open(cloud, person, 'common-1')
    await cloud.advance(25_000)
    await cloud.as(person, 'learning.closeLease', report(phone.data.lease.token, [[0, 25_000]]))
    const session = await cloud.session(person)
    const computer = await cloud.web(session, 'learning.openLesson', opening(person, 'common-1', { page: 'computer', device: '电脑' }))
    expect([computer.code, computer.data.positionMs]).toEqual(['ok', 25_000])
  })
})

describe('an opening that is refused changes nothing and names the missing step (case 15)', () => {
  const bound: Person[] = []

  it.each<[string, () => Promise<Person>, string, string, object | undefined]>([
    ['a specialty lesson before the common course (CAT-03)', () => cloud.newcomer(), 'building-1', 'SPECIALTY_LOCKED', { missing: 200 }],
    ['before the teaching rules are acknowledged (ENR-13)', () => cloud.newcomer({ isAcknowledged: false }), 'common-1', 'RULES_NOT_ACKNOWLEDGED', { rulesVersion: 'rules-1' }],
    ['without a class', () => cloud.newcomer({ classId: null }), 'common-1', 'CLASS_NOT_OPEN', { opensOn: null, ended: false }],
    ['before the class opens', () => cloud.newcomer({ classId: 'class-later' }), 'common-1', 'CLASS_NOT_OPEN', { opensOn: '2099-01-01', ended: false }],
    ['after the class has ended', () => cloud.newcomer({ classId: 'class-over' }), 'common-1', 'CLASS_NOT_OPEN', { opensOn: '2020-01-01', ended: true }],
    ['after the enrolment was withdrawn', () => cloud.newcomer({ status: 'withdrawn' }), 'common-1', 'WITHDRAWN', { what: 'enrolment' }],
    ['a lesson of another specialty', () => cloud.newcomer(), 'municipal-1', 'NOT_FOUND', undefined],
  ])('%s', async (_title, arrive, lessonId, expectedCode, expectedDetails) => {
    const person = await arrive()
    bound.push(person)
    const { code, details } = await open(cloud, person, lessonId)
    expect([code, details, await cloud.read('desks', { _id: person.traineeId })]).toEqual([expectedCode, expectedDetails, []])
  })

  it('another person’s enrolment (case 33)', async () => {
    const { enrolmentId } = await cloud.newcomer()
    const { code } = await open(cloud, { ...(await cloud.newcomer()), enrolmentId }, 'common-1')
    expect(code).toBe('NOT_FOUND')
  })

  it('a browser whose trainee has bound no WeChat may look, not earn', async () => {
    const person = await cloud.newcomer({ isBound: false })
    const { code } = await cloud.web(await cloud.session(person), 'learning.openLesson', opening(person, 'common-1'))
    expect(code).toBe('NOT_BOUND')
  })

  it('a course withdrawn for everybody', async () => {
    const person = await cloud.newcomer()
    await cloud.change('current_courses', 'common', { withdrawnAtMs: 1, version: 2 })
    const refused = await open(cloud, person, 'common-1')
    await cloud.change('current_courses', 'common', { withdrawnAtMs: null, version: 3 })
    expect([refused.code, refused.details]).toEqual(['WITHDRAWN', { what: 'course' }])
  })
})
