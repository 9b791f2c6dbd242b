import { operator, secondOperator, startExamCloud, type ExamCloud } from '../exam/arrange'
import { pass } from '../exam/journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('certificate.get', () => {
  test('before the pass it says which hours are there and that the exam is open (CRT-01)', async () => {
    const [learning, open] = [await cloud.newcomer({ hours: [1600, 750] }), await cloud.newcomer()]
    expect([(await cloud.as(learning, 'certificate.get', { enrolmentId: learning.enrolmentId })).data, (await cloud.as(open, 'certificate.get', { enrolmentId: open.enrolmentId })).data.isExamOpen]).toEqual([
      {
        status: 'not-yet',
        specialty: 'building',
        hours: [{ title: '公共课', earned: 1600, required: 1600 }, { title: '专业课（建筑工程）', earned: 750, required: 4000 }, { title: '考试', earned: 0, required: 400 }],
        isExamOpen: false,
      },
      true,
    ])
  })

  test('then the content, and how far the result is on its way to the province', async () => {
    const person = await cloud.newcomer()
    await pass(cloud, person)
    const { data } = await cloud.as(person, 'certificate.get', { enrolmentId: person.enrolmentId })
    expect(data).toMatchObject({ status: 'valid', name: person.name, idMasked: `**************${person.idNumber.slice(-4)}`, totalHours: 6000, institution: '苏州市智信建设职业培训学校', reported: 'with-school', specialty: 'building' })
    expect(JSON.stringify(data)).not.toContain(person.idNumber)
  })

  test('revoked it says since when and why; another person’s does not exist (case 33)', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    const paper = await pass(cloud, person)
    await cloud.admin('exam.cancelResult', { ...operator, ...secondOperator, reason: '照片不是本人', attemptId: paper.attemptId, confirm: true })
    expect([(await cloud.as(person, 'certificate.get', { enrolmentId: person.enrolmentId })).data, (await cloud.as(other, 'certificate.get', { enrolmentId: person.enrolmentId })).code]).toMatchObject([{ status: 'revoked', reason: '照片不是本人' }, 'NOT_FOUND'])
  })
})
