// An earlier attempt that an appeal opened again, beside a later one: one exam, one result (EXM-04, PHO-04).
import { operator, startExamCloud, type ExamCloud, type Person } from '../exam/arrange'
import { aftermathOf, appealAgainst, deciderZhou, decideAppeal, rejectedPass } from '../exam/appeal-journey'
import { answersTo, decide, getReady, sit, start, startPaper, stepOf, submit } from '../exam/journey'

const hour = 3_600_000

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

/** The exit photo of a right paper never comes. */
async function withheldPaper(person: Person): Promise<string> {
  const paper = await startPaper(cloud, person)
  await submit(cloud, person, paper, answersTo(paper, true))
  await cloud.advance(hour)
  await stepOf(cloud, person)
  return paper.attemptId
}

describe('a won appeal against an attempt that is not the latest', () => {
  test('closes the exam: nobody sits on after a pass that was given back (EXM-04, case 25)', async () => {
    const person = await cloud.newcomer()
    const first = await rejectedPass(cloud, person)
    await appealAgainst(cloud, person, first)
    await cloud.advance(hour)
    await sit(cloud, person, false)
    await decideAppeal(cloud, first, 'upheld')
    await cloud.advance(hour)
    const agreed = await cloud.as(person, 'exam.agree', { enrolmentId: person.enrolmentId, noticeVersion: 'notice-1' })
    const { hours } = await aftermathOf(cloud, person, first)
    expect([(await stepOf(cloud, person)).kind, agreed.code, hours]).toEqual(['passed', 'EXAM_CLOSED', [400]])
  })

  test('that waits for its photos is in the way of the next attempt until they are judged (EXM-08)', async () => {
    const person = await cloud.newcomer()
    const first = await withheldPaper(person)
    await appealAgainst(cloud, person, first)
    await sit(cloud, person, false)
    const upheld = await decideAppeal(cloud, first, 'upheld')
    await cloud.advance(hour)
    const agreed = await cloud.as(person, 'exam.agree', { enrolmentId: person.enrolmentId, noticeVersion: 'notice-1' })
    const confirmed = await decide(cloud, first, 'confirmed')
    const { hours, state } = await aftermathOf(cloud, person, first)
    expect([upheld.code, agreed.code, confirmed.code, state, hours]).toEqual(['ok', 'EXAM_ATTEMPT_OPEN', 'ok', 'passed', [400]])
  })

  test('leaves a later withheld one as it is: a visit to the school makes no second pass (EXM-04)', async () => {
    const person = await cloud.newcomer()
    const first = await rejectedPass(cloud, person)
    await appealAgainst(cloud, person, first)
    await cloud.advance(hour)
    await withheldPaper(person)
    await decideAppeal(cloud, first, 'upheld')
    const visit = await cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId: person.enrolmentId, stage: 'exit' })
    const { hours, certificates } = await aftermathOf(cloud, person, first)
    const today = await cloud.admin('desk.today', operator)
    expect([visit.code, hours, certificates.length, today.data.counts.find(({ label }: { label: string }) => label === '考后照片没交').value]).toEqual(['VERIFICATION_REFUSED', [400], 1, 0])
  })
})

describe('an appeal and the enrolment it belongs to', () => {
  test('an enrolment whose appeal waits is not withdrawn: the appeal could never be decided (PHO-04)', async () => {
    const person = await cloud.newcomer()
    const first = await rejectedPass(cloud, person)
    await appealAgainst(cloud, person, first)
    await cloud.advance(hour)
    await sit(cloud, person, false)
    const withdrawn = await cloud.admin('enrolment.withdraw', { ...operator, enrolmentId: person.enrolmentId, confirm: true })
    const decided = await decideAppeal(cloud, first, 'rejected')
    expect([withdrawn.code, decided.code]).toEqual(['ENROLMENT_REFUSED', 'ok'])
  })

  test('an enrolment passed by an earlier attempt is not withdrawn either (case 25)', async () => {
    const person = await cloud.newcomer()
    const first = await rejectedPass(cloud, person)
    await appealAgainst(cloud, person, first)
    await cloud.advance(hour)
    await sit(cloud, person, false)
    await decideAppeal(cloud, first, 'upheld')
    expect((await cloud.admin('enrolment.withdraw', { ...operator, enrolmentId: person.enrolmentId, confirm: true })).code).toBe('ENROLMENT_REFUSED')
  })
})

describe('staff and their own exam (PHO-04)', () => {
  test('nobody verifies themselves in person, before the exam or after it', async () => {
    const person = await cloud.newcomer({ name: '周老师' })
    await getReady(cloud, person)
    const entry = await cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId: person.enrolmentId, stage: 'entry' })
    const { data: paper } = await start(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    const own = await cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId: person.enrolmentId, stage: 'exit' })
    const other = await cloud.admin('exam.verifyInPerson', { operator: 'qian', key: 'key-of-qian-1', reason: '现场核验', enrolmentId: person.enrolmentId, stage: 'exit' })
    expect([entry.code, own.code, other.code, deciderZhou.operator]).toEqual(['VERIFICATION_REFUSED', 'VERIFICATION_REFUSED', 'ok', 'zhou'])
  })
})
