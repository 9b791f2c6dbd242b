import { operator, startExamCloud, type ExamCloud } from './arrange'
import { agreeTo, confirm, consent, start, stepOf, takePhoto } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('exam.withdrawConsent', () => {
  test('ends photos at once; the exam goes on in person (PRV-01)', async () => {
    const person = await cloud.newcomer()
    for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
    await takePhoto(cloud, person, 'entry')
    const withdrawn = await cloud.as(person, 'exam.withdrawConsent', {})
    const blocked = await start(cloud, person)
    await cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId: person.enrolmentId, stage: 'entry' })
    expect([withdrawn.data, blocked.details, (await start(cloud, person)).code]).toEqual([{ withdrawn: true }, { step: 'consent' }, 'ok'])
  })

  test('keeps the history, and says when there was nothing to withdraw', async () => {
    const person = await cloud.newcomer()
    await consent(cloud, person)
    const answers = [await cloud.as(person, 'exam.withdrawConsent', {}), await cloud.as(person, 'exam.withdrawConsent', {})]
    const [stored] = await cloud.read<{ current: unknown; history: { action: string }[] }>('consents', { traineeId: person.traineeId })
    expect([answers.map(({ data }) => data.withdrawn), stored?.current, stored?.history.map(({ action }) => action), (await stepOf(cloud, person)).kind]).toEqual([[true, false], null, ['given', 'withdrawn'], 'notice'])
  })
})
