import { startExamCloud, type ExamCloud } from './arrange'
import { agreeTo, confirm, pass, startPaper } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('exam.confirmIdentity', () => {
  test('comes after the notice and opens the photo step', async () => {
    const person = await cloud.newcomer()
    const early = await confirm(cloud, person)
    await agreeTo(cloud, person)
    expect([early.details, (await confirm(cloud, person)).data]).toEqual([{ step: 'notice' }, { step: { kind: 'consent' } }])
  })

  test('is refused while an attempt is open and after a pass', async () => {
    const [open, passed] = [await cloud.newcomer(), await cloud.newcomer()]
    await startPaper(cloud, open)
    await pass(cloud, passed)
    expect([(await confirm(cloud, open)).code, (await confirm(cloud, passed)).code]).toEqual(['EXAM_ATTEMPT_OPEN', 'EXAM_CLOSED'])
  })

  test('is nobody else’s to say', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    expect((await cloud.as(other, 'exam.confirmIdentity', { enrolmentId: person.enrolmentId })).code).toBe('NOT_FOUND')
  })
})
