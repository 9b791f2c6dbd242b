import { newImage, operator, startExamCloud, type ExamCloud } from './arrange'
import { appealAgainst, decideAppeal, rejectedPass } from './appeal-journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const open = (change = {}) => cloud.admin('appeals.open', { ...operator, ...change })

describe('appeals.open', () => {
  test('lists what waits, oldest first, with words, history and photos; who looked is recorded (OPS-02)', async () => {
    const [first, second] = [await cloud.newcomer(), await cloud.newcomer()]
    const [older, younger] = [await rejectedPass(cloud, first), await rejectedPass(cloud, second)]
    await appealAgainst(cloud, first, older, { image: newImage() })
    await cloud.advance(1_000)
    await appealAgainst(cloud, second, younger)
    const { data } = await open()
    const [log] = await cloud.read<{ subjects: string[] }>('operator_log', { operation: 'appeals.open' })
    const shown = data.appeals[0]
    const photo = await fetch(shown.photos[0].address)
    expect([data.appeals.map(({ appealId }: { appealId: string }) => appealId), shown.text, shown.against.endsWith('成绩已取消：照片不是本人'), shown.photos.map(({ title }: { title: string }) => title), photo.status, log?.subjects.length, data.next.operation]).toEqual([
      [`${older}_appeal_1`, `${younger}_appeal_1`],
      '当天戴着安全帽，是我本人',
      true,
      ['考前照片', '考后照片', '申诉材料'],
      200,
      2,
      'appeals.decide',
    ])
    expect(JSON.stringify(data)).not.toContain(first.idNumber)
  })

  test('stands on the desk of today until it is decided, and is an operator’s with a key', async () => {
    const person = await cloud.newcomer()
    const attemptId = await rejectedPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    const before = await cloud.admin('desk.today', operator)
    for (const { attemptId: waiting } of await cloud.read<{ attemptId: string }>('appeals', { state: 'waiting' })) await decideAppeal(cloud, waiting, 'rejected')
    const after = await cloud.admin('desk.today', operator)
    const lineOf = (reply: typeof before) => reply.data.lines.find((line: string) => line.startsWith('申诉')) ?? null
    expect([lineOf(before), lineOf(after), (await open()).data.sentence, (await open({ key: 'wrong' })).code]).toEqual([expect.stringContaining('appeals.open'), null, '现在没有等待裁定的申诉。', 'OPERATOR_REFUSED'])
  })
})
