// The cheater's plans against watch credit that need two pages, two sessions, or two requests at one moment.
import type { DeskDocument, ProgressDocument } from '../../../cloudfunctions/platform/documents/learning'
import { minuteMs } from '../../../src/domain/units'
import { busy, mediaMs, startLearningCloud, type LearningCloud, type Person, type Reply } from '../learning/arrange'
import { earn, open, opening, playThrough, playToCheck, report, rightAnswers } from '../learning/study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

type Segments = readonly (readonly [number, number])[]

const renew = (person: Person, token: string, segments: Segments): Promise<Reply> => cloud.as(person, 'learning.renewLease', report(token, segments))
const late = (person: Person, token: string, segments: Segments): Promise<Reply> => cloud.as(person, 'learning.reportLate', { token, segments })

async function deskOf({ traineeId }: Person): Promise<DeskDocument> {
  return (await cloud.read<DeskDocument>('desks', { _id: traineeId }))[0] as DeskDocument
}

async function creditOf(person: Person): Promise<number> {
  const desk = await deskOf(person)
  const frontiers = new Map((await cloud.read<ProgressDocument>('progress', { traineeId: person.traineeId })).map(({ lesson, frontierMs }) => [lesson, frontierMs]))
  if (desk.live && desk.lesson) frontiers.set(desk.lesson, desk.frontierMs)
  return [...frontiers.values()].reduce((sum, frontierMs) => sum + frontierMs, 0)
}

describe('one token, several futures', () => {
  it('of twenty different renewals at one moment one counts, and together they get no more than the time that passed (cases 2 and 3)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(20_000)
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => renew(person, token, [[0, 10_000 + n], [n, mediaMs - n]])))
    const desk = await deskOf(person)
    expect({ codes: [...new Set(replies.map(({ code }) => code))].sort(), turn: desk.turn, isWithinClock: desk.frontierMs < 26_000 }).toEqual({ codes: ['LEASE_SUPERSEDED', 'ok'], turn: 1, isWithinClock: true })
  })

  it('a renewal, a flush and a late report of one token at one moment pay the same minute once (integrity 1)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(25_000)
    const claim = report(token, [[0, mediaMs]])
    await Promise.all([cloud.as(person, 'learning.renewLease', claim), cloud.as(person, 'learning.closeLease', claim), late(person, token, [[0, mediaMs]]), open(cloud, person, 'common-2', { page: 'other', takeOver: true, journal: { token, segments: [[0, mediaMs]] } })])
    const desk = await deskOf(person)
    expect([(await creditOf(person)) <= desk.meterMs, desk.meterMs < 35_000]).toEqual([true, true])
  })

  it('a token of a lease that was given back earns nothing more, here, late or as a journal (case 4)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(20_000)
    const closed = await cloud.as(person, 'learning.closeLease', report(token, [[0, 20_000]]))
    await cloud.advance(60_000)
    const codes = [(await renew(person, token, [[20_000, 80_000]])).code, (await renew(person, closed.data.token, [[20_000, 80_000]])).code]
    const lates = [await late(person, token, [[0, mediaMs]]), await late(person, closed.data.token, [[0, mediaMs]])].map(({ data }) => data.creditedMs)
    const reopened = await open(cloud, person, 'common-1', { journal: { token: closed.data.token, segments: [[0, mediaMs]] } })
    expect([codes, lates, reopened.data.journalCreditedMs, await creditOf(person)]).toEqual([['LEASE_SUPERSEDED', 'LEASE_SUPERSEDED'], [0, 0], 0, 20_000])
  })

  it('a late report, many times and all at once, is credited once, for the time up to the take-over (integrity 4)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(20_000)
    await open(cloud, person, 'common-2', { page: 'other', takeOver: true })
    await cloud.advance(20_000)
    const replies = await Promise.all([late(person, token, [[0, mediaMs]]), late(person, token, [[0, 40_000]]), late(person, token, [[0, mediaMs]])])
    const again = await late(person, token, [[0, mediaMs]])
    const [progress] = await cloud.read<ProgressDocument>('progress', { traineeId: person.traineeId, lesson: 'common-1' })
    expect([replies.every(({ code }) => code === 'ok' || code === 'TRY_AGAIN'), again.data.creditedMs === progress?.frontierMs, (progress?.frontierMs ?? 0) < 24_000]).toEqual([true, true, true])
  })
})

describe('a flood', () => {
  it('of renewals from one page is slowed before it fills the desk; the flush is still taken (PLY-08)', async () => {
    const person = await cloud.newcomer()
    let { token } = (await open(cloud, person, 'common-1')).data.lease
    let code = 'ok'
    for (let n = 0; n < 100 && code === 'ok'; n += 1) {
      const reply = await renew(person, token, [[0, mediaMs]])
      code = reply.code
      token = reply.data?.token ?? token
    }
    const { stretches } = await deskOf(person)
    const flushed = await cloud.as(person, 'learning.closeLease', report(token, []))
    expect([code, stretches.length < 80, flushed.data.state]).toEqual(['TRY_AGAIN', true, 'closed'])
  })
})

describe('journals that lie', () => {
  it.each<[string, Segments]>([
    ['pieces of a millisecond with bridged gaps', Array.from({ length: 200 }, (_, n) => [n * 1_490, n * 1_490 + 1] as const)],
    ['pieces that overlap', Array.from({ length: 200 }, (_, n) => [n * 100, n * 100 + 200_000] as const)],
    ['pieces played backwards', [[290_000, 0], [300_000, 100], [0, 299_000]]],
    ['pieces beyond the end of the video', [[0, 2_000_000_000], [1, 2_592_000_000]]],
  ])('are paid by the clock alone: %s (integrity 1, 2)', async (_name, segments) => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(20_000)
    const { data } = await renew(person, token, segments)
    expect([data.creditedMs < 24_000, data.played]).toEqual([true, false])
  })

  it.each([[[-5, 10]], [[0, 1.5]], [[0, 1e308]], [[0]], [[0, 1, 2]], [['0', 1]], [[0, null]]])('are refused as bad input when they are no spans of media: %j (case 34)', async (piece) => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    const { code } = await cloud.as(person, 'learning.renewLease', { token, segments: [piece], positionMs: 0 })
    expect([code, (await deskOf(person)).turn]).toEqual(['BAD_REQUEST', 0])
  })
})

describe('avoiding the random check', () => {
  it('two pages that take over from each other meet it after the same leased time as anyone (case 11)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    let state = ''
    let rounds = 0
    for (; state !== 'check-due' && rounds < 20; rounds += 1) {
      state = (await open(cloud, person, 'common-1', { page: `page-${rounds % 2}`, takeOver: true })).data.lease.state
      await cloud.advance(7_000)
    }
    expect([state, rounds <= 10, (await deskOf(person)).meterMs >= minuteMs]).toEqual(['check-due', true, true])
  })

  it('opening, playing and flushing without a single renewal meets it too (case 11)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    let state = ''
    for (let from = 0; from < 100_000 && state !== 'check-due'; from += 20_000) {
      const { token } = (await open(cloud, person, 'common-1')).data.lease
      await cloud.advance(20_000)
      state = (await cloud.as(person, 'learning.closeLease', report(token, [[from, from + 20_000]]))).data.state
    }
    expect([state, (await creditOf(person)) <= 62_000]).toEqual(['check-due', true])
  })

  it('while it is due no door earns: another lesson, another page, a late journal, an exercise (case 12, integrity 6)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const { lease } = await playToCheck(cloud, person)
    const before = await creditOf(person)
    await cloud.advance(60_000)
    await open(cloud, person, 'common-2', { page: 'two', takeOver: true, journal: { token: lease.token, segments: [[0, mediaMs]] } })
    await late(person, lease.token, [[0, mediaMs]])
    await renew(person, lease.token, [[0, mediaMs]])
    await cloud.as(person, 'learning.closeLease', report(lease.token, [[0, mediaMs]]))
    const exercise = await cloud.as(person, 'learning.startExercise', { enrolmentId: person.enrolmentId, lessonId: 'common-1' })
    const [{ check }, after] = [await deskOf(person), await creditOf(person)]
    expect([check === null, after - before, exercise.code]).toEqual([false, 0, 'CHECK_DUE'])
  })

  it('nobody but the bound WeChat answers it: not another person, not the browser, not with an old code (case 13)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const friend = await cloud.newcomer({ ruleSet: busy })
    const { check } = await playToCheck(cloud, person)
    const session = await cloud.session(person)
    const answer = { code: check.code, answer: 'present' }
    const byFriend = await cloud.as(friend, 'learning.answerCheck', answer)
    const byDigits = await cloud.as(friend, 'learning.answerCheck', { ...answer, code: check.sixDigits })
    const byBrowser = await cloud.web(session, 'learning.answerCheck', answer)
    const resumed = await cloud.web(session, 'learning.resumeAfterMiss', { code: check.code, shownForMs: 0 })
    const byOldCode = await cloud.as(person, 'learning.answerCheck', answer)
    expect([byFriend.code, byDigits.code, byBrowser.code, resumed.data.lease, byOldCode.code, (await deskOf(person)).check === null]).toEqual(['CHECK_NOT_YOURS', 'NOT_FOUND', 'FORBIDDEN', null, 'CHECK_OVER', false])
  })

  it('answered in parallel it counts once, and late the frozen time stays lost (CHK-04)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const { lease, check } = await playToCheck(cloud, person)
    const answers = await Promise.all(Array.from({ length: 5 }, () => cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'present', token: lease.token })))
    const { checkNo, frontierMs } = await deskOf(person)
    expect([checkNo, frontierMs, answers.filter(({ code }) => code === 'ok').length, answers.every(({ code }) => ['ok', 'CHECK_OVER', 'TRY_AGAIN'].includes(code))]).toEqual([2, 61_000, 1, true])
  })
})

describe('a session that ended', () => {
  it('plays on under no lease, not even one that it got by giving its page another page’s name (fencing)', async () => {
    const person = await cloud.newcomer()
    const [office, home] = [await cloud.session(person), await cloud.session(person)]
    await cloud.web(office, 'learning.openLesson', opening(person, 'common-1', { page: 'same-name' }))
    const twin = await cloud.web(home, 'learning.openLesson', opening(person, 'common-1', { page: 'same-name', takeOver: true }))
    const signedOut = await cloud.web(home, 'account.signOut')
    await cloud.advance(20_000)
    const renewed = await cloud.web(home, 'learning.renewLease', report(twin.data.lease.token, [[0, 20_000]]))
    expect([twin.code, signedOut.code, renewed.code, await creditOf(person)]).toEqual(['ok', 'ok', 'LEASE_SUPERSEDED', 0])
  })

  it('another device that gives its page the playing page’s name is asked like any other (PLY-04)', async () => {
    const person = await cloud.newcomer()
    await open(cloud, person, 'common-1', { page: 'same-name' })
    const browser = await cloud.web(await cloud.session(person), 'learning.openLesson', opening(person, 'common-1', { page: 'same-name', device: '电脑浏览器' }))
    expect([browser.code, browser.details?.device]).toEqual(['PLAYING_ELSEWHERE', '手机微信'])
  })
})

describe('the exercise', () => {
  it('answered with every option of every question at once earns nothing (case 19)', async () => {
    const person = await cloud.newcomer()
    await playThrough(cloud, person, 'common-1')
    const lesson = { enrolmentId: person.enrolmentId, lessonId: 'common-1' }
    const { data } = await cloud.as(person, 'learning.startExercise', lesson)
    const all = data.questions.flatMap(({ questionId, options }: { questionId: string; options: { letter: string }[] }) => [...options.map(({ letter }) => ({ questionId, answer: [letter] })), { questionId, answer: options.map(({ letter }) => letter) }])
    const { data: marked } = await cloud.as(person, 'learning.submitExercise', { ...lesson, tryNo: data.tryNo, answers: all })
    expect([marked.allCorrect, marked.wrongQuestionIds.length, (await cloud.read('ledger', { period: person.periodId })).length]).toEqual([false, 3, 0])
  })

  it('submitted right under two enrolments at one moment earns the common lesson once (case 16)', async () => {
    const person = await cloud.newcomer()
    const second = await cloud.enrolAgain(person, 'municipal')
    await playThrough(cloud, person, 'common-1')
    const { data } = await cloud.as(person, 'learning.startExercise', { enrolmentId: person.enrolmentId, lessonId: 'common-1' })
    const answers = rightAnswers(data.questions)
    await Promise.all([person.enrolmentId, second, person.enrolmentId].map((enrolmentId) => cloud.as(person, 'learning.submitExercise', { enrolmentId, lessonId: 'common-1', tryNo: data.tryNo, answers })))
    expect((await cloud.read<{ creditHours: number }>('ledger', { period: person.periodId })).map(({ creditHours }) => creditHours)).toEqual([100])
  })

  it('of another enrolment’s specialty does not exist here, and none opens before the common hours (CAT-03, case 15)', async () => {
    const person = await cloud.newcomer()
    const second = await cloud.enrolAgain(person, 'municipal')
    const codes = []
    for (const [enrolmentId, lessonId] of [[person.enrolmentId, 'municipal-1'], [second, 'building-1'], [person.enrolmentId, 'building-1'], [second, 'municipal-1']] as const) {
      codes.push((await cloud.as(person, 'learning.openLesson', { ...opening(person, lessonId), enrolmentId })).code, (await cloud.as(person, 'learning.submitExercise', { enrolmentId, lessonId, tryNo: 1, answers: [] })).code)
    }
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'SPECIALTY_LOCKED', 'SPECIALTY_LOCKED', 'SPECIALTY_LOCKED', 'SPECIALTY_LOCKED'])
    await earn(cloud, person, 'common-1')
    expect((await open(cloud, person, 'building-1')).code).toBe('SPECIALTY_LOCKED')
  })
})

it('all this left no answer that breaks the contract and no internal failure', async () => {
  const stats = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as { contractBreaches: unknown[] }
  expect(stats.contractBreaches).toEqual([])
})
