import { operator, startExamCloud, type ExamCloud } from './arrange'
import { openReviewPage, sit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('photos.openReview', () => {
  test('one operation gives a link for an hour, the queue and the oldest (PHO-07)', async () => {
    const empty = await cloud.admin('photos.openReview', operator)
    const person = await cloud.newcomer()
    await sit(cloud, person, true)
    const { data } = await cloud.admin('photos.openReview', operator)
    expect([empty.data.sentence, data.link, data.expiresInMs, data.counts[0], data.sentence]).toEqual([
      '现在没有等待核对的考试照片。',
      expect.stringMatching(/\/#\/pages\/review\/index\?link=[A-Za-z0-9_-]{43}$/),
      3_600_000,
      { label: '等待核对', value: 1 },
      expect.stringContaining('有 1 份考试照片等待核对'),
    ])
  })

  test('the queue goes by age and risk: doubt first, and what has waited long enough before it (PHO-04)', async () => {
    const [calm, doubtful, late] = [await cloud.newcomer(), await cloud.newcomer(), await cloud.newcomer()]
    const papers = [await sit(cloud, calm, true)]
    await cloud.post('/emulator/face', { outcome: 'unsure' })
    papers.push(await sit(cloud, doubtful, true))
    await cloud.advance(40 * 3_600_000)
    await cloud.post('/emulator/face', { outcome: 'different' })
    papers.push(await sit(cloud, late, true))
    await cloud.post('/emulator/face', { outcome: 'same' })
    const { items } = await openReviewPage(cloud)
    const shown = items.map(({ attemptId }) => papers.findIndex((paper) => paper.attemptId === attemptId)).filter((place) => place >= 0)
    // 25 hours' worth of doubt; nothing; 50 hours' worth of doubt, 40 hours younger
    expect(shown).toEqual([1, 2, 0])
  })

  test('is for reviewers with their key, and is recorded (OPS-02)', async () => {
    const refused = [await cloud.admin('photos.openReview', { operator: 'qian', key: 'key-of-qian-1', reason: '核对' }), await cloud.admin('photos.openReview', { ...operator, key: 'wrong' })]
    const log = await cloud.read<{ reason: string }>('operator_log', { operation: 'photos.openReview' })
    expect([refused.map(({ code, details }) => [code, details.sentence.slice(0, 9)]), log.length >= 1, log[0]?.reason]).toEqual([
      [['OPERATOR_REFUSED', '这项操作要有“照片'], ['OPERATOR_REFUSED', '工作人员编号或钥匙']],
      true,
      '测试',
    ])
  })

  test('answers no trainee (case 32)', async () => {
    const person = await cloud.newcomer()
    const replies = [await cloud.post('/call/admin', { operation: 'photos.openReview', input: operator }, { 'x-emulator-openid': person.openid }), await cloud.post('/call/admin', { operation: 'photos.openReview', input: operator })]
    expect(replies.map(({ status }) => status)).toEqual([403, 403])
  })
})
