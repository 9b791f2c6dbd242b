// photos.openSignals: what the photos of random checks leave to look into (PHO-03, PHO-04, OPS-02).
import { startLearningCloud, type LearningCloud, type Person } from '../learning/arrange'
import { agreeToPhotos, answer, issueSlot, publish, stayTogether, upload, withPhotos } from '../learning/photo-checks'

let cloud: LearningCloud
beforeAll(async () => {
  cloud = await startLearningCloud()
  await publish(cloud, withPhotos)
}, 60_000)
afterAll(() => cloud.stop())

const face = (outcome: string) => cloud.post('/emulator/face', { outcome })

/** Two people with a photo each: on the first one nobody is to be seen. */
async function twoPhotos(): Promise<[Person, Person]> {
  const people: [Person, Person] = [await cloud.newcomer({ ruleSet: withPhotos }), await cloud.newcomer({ ruleSet: withPhotos })]
  for (const person of people) await agreeToPhotos(cloud, person)
  const [first, second] = await stayTogether(cloud, people)
  if (!first || !second) throw new Error('no checks')
  const slots = [await issueSlot(cloud, people[0], first.check.code), await issueSlot(cloud, people[1], second.check.code)] as const
  await face('no-face')
  for (let tries = 0; tries < 4; tries += 1) await upload(cloud, people[0], slots[0])
  await face('same')
  await upload(cloud, people[1], slots[1])
  for (const [person, due, slot] of [[people[0], first, slots[0]], [people[1], second, slots[1]]] as const) await answer(cloud, person, due, { slot })
  return people
}

describe('photos.openSignals', () => {
  it('says so when there is nothing to look into, and refuses a wrong key', async () => {
    const [empty, refused] = [await cloud.admin('photos.openSignals', {}), await cloud.admin('photos.openSignals', { key: 'wrong' })]
    expect([empty.data.sentence, empty.data.signals, refused.code]).toEqual(['近 7 天的拍照验证没有要留意的照片。', [], 'OPERATOR_REFUSED'])
  })

  it('shows the doubtful photo alone, at an expiring address, and records who looked', async () => {
    const [doubtful] = await twoPhotos()
    const [photo] = await cloud.read<{ _id: string }>('photos', { traineeId: doubtful.traineeId })
    const { data } = await cloud.admin('photos.openSignals', {})
    const reachable = await fetch(data.signals[0].photos[0].address)
    const logs = await cloud.read<{ subjects: string[] }>('operator_log', { operation: 'photos.openSignals' })
    expect([data.signals.map(({ photoId, why }: { photoId: string; why: string }) => [photoId, why]), reachable.status, logs.map(({ subjects }) => subjects)]).toEqual([[[photo?._id, '看不到脸']], 200, expect.arrayContaining([[photo?._id]])])
  })

  it('keeps a person’s own photo from them (PHO-04)', async () => {
    await cloud.change('staff', 'zhou', { name: '张建国' })
    const { data } = await cloud.admin('photos.openSignals', {})
    await cloud.change('staff', 'zhou', { name: '周老师' })
    expect([data.signals, data.counts]).toEqual([[], [{ label: '要留意', value: 0 }, { label: '本人或同名不给看', value: 1 }]])
  })

  it('lets a signal rest after seven days', async () => {
    await cloud.advance(7 * 86_400_000 + 60_000)
    expect((await cloud.admin('photos.openSignals', {})).data.signals).toEqual([])
  })
})
