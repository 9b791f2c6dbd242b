import { startExamCloud, type ExamCloud } from '../exam/arrange'
import { pass, sit } from '../exam/journey'
import { dayMs, fateOf, runRetention } from '../admin/retention-run'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const ask = (person: { openid: string }) => cloud.as(person, 'account.deletePhotos', {})
const privacy = async (person: { openid: string }) => (await cloud.as(person, 'account.getPrivacy', {})).data

describe('account.deletePhotos', () => {
  test('deletes what nothing needs, says until when the rest may be proof, and leaves the consent as it was (PRV-01)', async () => {
    const person = await cloud.newcomer()
    await sit(cloud, person, false)
    await cloud.advance(11 * 60_000)
    await pass(cloud, person)
    const before = (await privacy(person)).photos
    const asked = await ask(person)
    await runRetention(cloud)
    const between = { fate: await fateOf(cloud, person), shown: await privacy(person) }
    await cloud.advance(16 * dayMs)
    await runRetention(cloud)
    const after = await privacy(person)
    expect([before.kept, asked.data, between.fate, between.shown.photos, between.shown.facePhoto.givenAtMs !== null, after.photos]).toEqual([
      4,
      { waiting: true, latestDay: expect.any(String) },
      ['entry gone', 'entry kept', 'exit gone', 'exit kept'],
      { kept: 2, isDeletionAsked: true, latestDay: asked.data.latestDay },
      true,
      { kept: 0, isDeletionAsked: true, latestDay: null },
    ])
  })

  test('while a decision is open it says that the photos are still needed', async () => {
    const person = await cloud.newcomer()
    await sit(cloud, person, true)
    const { data } = await ask(person)
    expect([data, (await fateOf(cloud, person)).length]).toEqual([{ waiting: true, latestDay: null }, 2])
  })

  test('whoever has no photos may ask too; whoever is not signed in may not', async () => {
    expect([(await ask(await cloud.newcomer())).data, (await cloud.web('account.deletePhotos', {})).code]).toEqual([{ waiting: false, latestDay: null }, 'NOT_SIGNED_IN'])
  })
})
