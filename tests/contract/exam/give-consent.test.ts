import { startExamCloud, type ExamCloud } from './arrange'
import { consent, overview } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('exam.giveConsent', () => {
  test('is separate from the notice, and said twice it counts from the first time (PRV-01)', async () => {
    const person = await cloud.newcomer()
    const first = await consent(cloud, person)
    await cloud.advance(5_000)
    const second = await consent(cloud, person)
    expect([second.data, (await overview(cloud, person)).consent.givenVersion, (await cloud.read<{ history: unknown[] }>('consents', { traineeId: person.traineeId }))[0]?.history.length]).toEqual([first.data, 'consent-1', 1])
  })

  test('takes the text in force only', async () => {
    const person = await cloud.newcomer()
    expect(await cloud.as(person, 'exam.giveConsent', { textVersion: 'consent-0' })).toMatchObject({ code: 'EXAM_TEXT_OUTDATED', details: { version: 'consent-1' } })
  })
})
