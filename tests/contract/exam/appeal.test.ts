import { newImage, startExamCloud, type ExamCloud } from './arrange'
import { appealAgainst, decideAppeal, rejectedPass } from './appeal-journey'
import { answersTo, pass, sit, startPaper, stepOf, submit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const dayMs = 86_400_000
const resultOf = async (person: { openid: string }, attemptId: string) => (await cloud.as(person, 'exam.getResult', { attemptId })).data

describe('exam.appeal', () => {
  test('is taken in with its words and its photo, told with the latest day, and kept (PHO-04)', async () => {
    const person = await cloud.newcomer()
    const attemptId = await rejectedPass(cloud, person)
    const before = await stepOf(cloud, person)
    const reply = await appealAgainst(cloud, person, attemptId, { image: newImage() })
    const { result, appeal } = await resultOf(person, attemptId)
    const [photo] = await cloud.read<{ purpose: string; attemptId: string }>('photos', { traineeId: person.traineeId, purpose: 'appeal' })
    const chain = await cloud.read<{ content: { event: string } }>('evidence', { subject: person.enrolmentId })
    expect([before.kind, typeof before.appealUntil, reply.data.step, result, appeal, photo?.attemptId, chain.some(({ content }) => content.event === 'appealed')]).toEqual([
      'cancelled',
      'string',
      { kind: 'appealed', attemptId, latestDay: reply.data.latestDay, againInMs: expect.any(Number) },
      { kind: 'appealed', against: 'cancelled', againInMs: expect.any(Number) },
      { text: '当天戴着安全帽，是我本人', hasPhoto: true, handedInAtMs: expect.any(Number), latestDay: reply.data.latestDay, decision: null },
      attemptId,
      true,
    ])
  })

  test('a withheld result can be appealed against too', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await cloud.advance(31 * 60_000)
    expect((await appealAgainst(cloud, person, paper.attemptId)).data.step.kind).toBe('appealed')
  })

  test('three hand-ins at one moment, and a repetition of a lost answer, are one appeal (case 35)', async () => {
    const person = await cloud.newcomer()
    const attemptId = await rejectedPass(cloud, person)
    const replies = await Promise.all([appealAgainst(cloud, person, attemptId), appealAgainst(cloud, person, attemptId), appealAgainst(cloud, person, attemptId)])
    const again = await appealAgainst(cloud, person, attemptId)
    const other = await appealAgainst(cloud, person, attemptId, { text: '还有别的理由' })
    expect([replies.every(({ code }) => ['ok', 'TRY_AGAIN'].includes(code)), again.code, other.details, (await cloud.read('appeals', { traineeId: person.traineeId })).length]).toEqual([true, 'ok', { why: 'handed-in', until: null }, 1])
  })

  test('sitting again stays open while it waits; a pass since then leaves nothing to appeal against', async () => {
    const person = await cloud.newcomer()
    const attemptId = await rejectedPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    await decideAppeal(cloud, attemptId, 'rejected')
    await cloud.advance(10 * 60_000)
    const second = await rejectedPass(cloud, person)
    await cloud.advance(30 * 60_000)
    await pass(cloud, person)
    expect([(await appealAgainst(cloud, person, attemptId)).details.why, (await appealAgainst(cloud, person, second)).details.why]).toEqual(['decided', 'passed-since'])
  })

  test('has a term, and needs a decision to be against; the refusal says which (message 11)', async () => {
    const [failed, cancelled] = [await cloud.newcomer(), await cloud.newcomer()]
    const paper = await sit(cloud, failed, false)
    const attemptId = await rejectedPass(cloud, cancelled)
    await cloud.advance(16 * dayMs)
    const late = await appealAgainst(cloud, cancelled, attemptId)
    expect([(await appealAgainst(cloud, failed, paper.attemptId)).details, late.code, late.details.why, (await stepOf(cloud, cancelled)).appealUntil]).toEqual([{ why: 'nothing-to-appeal', until: null }, 'APPEAL_REFUSED', 'term-over', null])
  })

  test('its photo is judged by content and used once (case 27); another person’s attempt does not exist (case 33)', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    const attemptId = await rejectedPass(cloud, person)
    const otherId = await rejectedPass(cloud, other)
    const image = newImage()
    const codes = [
      (await appealAgainst(cloud, person, attemptId, { image: 'AAAA' })).code,
      (await appealAgainst(cloud, other, attemptId)).code,
      (await appealAgainst(cloud, person, attemptId, { image })).code,
      (await appealAgainst(cloud, other, otherId, { image })).code,
      (await cloud.web('exam.appeal', { attemptId, text: 'x', image: null })).code,
    ]
    expect(codes).toEqual(['PHOTO_REFUSED', 'NOT_FOUND', 'ok', 'PHOTO_REUSED', 'NOT_SIGNED_IN'])
  })
})
