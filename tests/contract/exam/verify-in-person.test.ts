import { operator, startExamCloud, type ExamCloud, type Person } from './arrange'
import { agreeTo, answersTo, confirm, openReviewPage, startPaper, stepOf, submit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const verify = (person: Person, stage: 'entry' | 'exit', change = {}) => cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId: person.enrolmentId, stage, ...change })

describe('exam.verifyInPerson', () => {
  test('after the term it completes the withheld attempt, which then waits for the entry photo’s review (EXM-08)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await cloud.advance(31 * 60_000)
    const withheld = (await stepOf(cloud, person)).kind
    const { data } = await verify(person, 'exit')
    const item = (await openReviewPage(cloud)).items.find(({ attemptId }) => attemptId === paper.attemptId)
    expect([withheld, data.step.kind, data.sentence, item.exit]).toEqual(['withheld', 'under-review', expect.stringContaining('已记下现场核验（考后）'), { kind: 'in-person', operator: '周老师', atMs: expect.any(Number) }])
  })

  test('a failed attempt verified in person is a failed attempt', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, false))
    expect((await verify(person, 'exit')).data.step.kind).toBe('waiting')
  })

  test('comes after notice and identity, and says in Chinese what is missing', async () => {
    const person = await cloud.newcomer()
    const early = await verify(person, 'entry')
    await agreeTo(cloud, person)
    await confirm(cloud, person)
    const exit = await verify(person, 'exit')
    expect([early.code, early.details.sentence, exit.code, (await verify(person, 'entry')).data.step.kind]).toEqual(['VERIFICATION_REFUSED', '现在不能现场核验：学员还没有在手机上同意考试须知。', 'VERIFICATION_REFUSED', 'ready'])
  })

  test('once the person sits again the withheld attempt can no longer be completed: never two results', async () => {
    const person = await cloud.newcomer()
    const first = await startPaper(cloud, person)
    await submit(cloud, person, first, answersTo(first, true))
    await cloud.advance(31 * 60_000)
    await startPaper(cloud, person)
    expect((await verify(person, 'exit')).code).toBe('VERIFICATION_REFUSED')
  })

  test('needs an operator of the list; an unknown enrolment is not found', async () => {
    const person = await cloud.newcomer()
    expect([(await verify(person, 'entry', { key: 'wrong' })).code, (await verify(person, 'entry', { operator: 'nobody' })).code, (await verify(person, 'entry', { enrolmentId: 'none' })).code]).toEqual(['OPERATOR_REFUSED', 'OPERATOR_REFUSED', 'NOT_FOUND'])
  })
})
