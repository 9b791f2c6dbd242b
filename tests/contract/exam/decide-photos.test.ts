import { startExamCloud, type ExamCloud } from './arrange'
import { decide, openReviewPage, pass, sit, startPaper, stepOf, takePhoto } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const attemptOf = async (attemptId: string) => (await cloud.read<{ state: string; certificateNumber: string | null }>('attempts', { _id: attemptId }))[0]

describe('review.decidePhotos', () => {
  test('a confirmed pass gives hours, certificate, a result for the province and a message, each once (HRS-02, RPT-02)', async () => {
    const person = await cloud.newcomer()
    const paper = await pass(cloud, person)
    const { enrolmentId } = person
    const [ledger, certificates, deliveries, messages] = [
      await cloud.read<{ part: string; creditHours: number; account: string; kind: string }>('ledger', { period: person.periodId, part: 'exam' }),
      await cloud.read<{ _id: string; totalHours: number; status: string; idMasked: string }>('certificates', { enrolmentId }),
      await cloud.read<{ kind: string; state: string; attemptId: string }>('deliveries', { enrolmentId }),
      await cloud.read<{ kind: string; phone: string }>('messages', { traineeId: person.traineeId }),
    ]
    expect([ledger, certificates, deliveries, messages.map(({ kind, phone }) => [kind, phone]).sort()]).toMatchObject([
      [{ account: 'building', kind: 'exam-passed', creditHours: 400 }],
      [{ totalHours: 6000, status: 'valid', idMasked: `**************${person.idNumber.slice(-4)}` }],
      [{ kind: 'result', state: 'with-school', attemptId: paper.attemptId }],
      [['certificate', person.phone], ['review-decision', person.phone]],
    ])
  })

  test('the same decision again is the same answer; another one is refused; nothing is written twice (case 35)', async () => {
    const person = await cloud.newcomer()
    const paper = await sit(cloud, person, true)
    const { link, holder } = await openReviewPage(cloud)
    const say = (decision: string, reason = '一致') => cloud.visit('review.decidePhotos', { link, holder, attemptId: paper.attemptId, decision, reason })
    const replies = await Promise.all([say('confirmed'), say('confirmed')])
    const again = await say('confirmed')
    const other = await say('rejected')
    expect([replies.some(({ code }) => code === 'ok'), again.data.state, other, (await cloud.read('certificates', { enrolmentId: person.enrolmentId })).length]).toMatchObject([true, 'passed', { code: 'REVIEW_DECIDED', details: { decision: 'confirmed' } }, 1])
  })

  test('a rejection cancels the result, keeps the hours, and lets the person sit again (EXM-05)', async () => {
    const person = await cloud.newcomer()
    const paper = await sit(cloud, person, true)
    await decide(cloud, paper.attemptId, 'rejected', '照片不是本人')
    const cancelled = await stepOf(cloud, person)
    await cloud.advance(10 * 60_000)
    expect([cancelled.kind, cancelled.reason, (await cloud.read('ledger', { period: person.periodId })).length, (await startPaper(cloud, person)).attemptNo]).toEqual(['cancelled', '照片不是本人', 2, 2])
  })

  test('a retake asks for a new exit photo, with days of time, and comes back to review with its history (PHO-04)', async () => {
    const person = await cloud.newcomer()
    const paper = await sit(cloud, person, true)
    await decide(cloud, paper.attemptId, 'retake', '太暗')
    const asked = await stepOf(cloud, person)
    await takePhoto(cloud, person, 'exit')
    const { items } = await openReviewPage(cloud)
    const item = items.find(({ attemptId }) => attemptId === paper.attemptId)
    const confirmed = await decide(cloud, paper.attemptId, 'confirmed')
    expect([asked.kind, asked.again, asked.withinMs > 4 * 86_400_000, item.earlier, confirmed.data.state]).toEqual(['exit-photo', true, true, [expect.objectContaining({ decision: 'retake', reason: '太暗' })], 'passed'])
  })

  test('is the holding browser’s alone, for the link’s attempts, within its hour', async () => {
    const paper = await sit(cloud, await cloud.newcomer(), true)
    const { link, holder } = await openReviewPage(cloud)
    const later = await sit(cloud, await cloud.newcomer(), true)
    const say = (given: object) => cloud.visit('review.decidePhotos', { link, holder, attemptId: paper.attemptId, decision: 'confirmed', reason: '一致', ...given })
    const replies = [await say({ holder: 'h'.repeat(43) }), await say({ attemptId: later.attemptId }), await say({ attemptId: 'none' }), await say({ reason: '' })]
    await cloud.advance(3_600_001)
    replies.push(await say({}))
    expect([replies.map(({ code }) => code), (await attemptOf(paper.attemptId))?.state]).toEqual([['REVIEW_LINK_TAKEN', 'NOT_FOUND', 'NOT_FOUND', 'BAD_REQUEST', 'REVIEW_LINK_ENDED'], 'under-review'])
  })

  test('the review account’s pass reaches neither province nor public page (REL-01)', async () => {
    const person = await cloud.newcomer({ isDemonstration: true })
    const paper = await pass(cloud, person)
    const number = (await attemptOf(paper.attemptId))?.certificateNumber
    expect([await cloud.read('deliveries', { enrolmentId: person.enrolmentId }), (await cloud.visit('certificate.verify', { number })).code]).toEqual([[], 'NOT_FOUND'])
  })
})
