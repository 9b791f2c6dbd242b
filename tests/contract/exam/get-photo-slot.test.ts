import { newImage, startExamCloud, type ExamCloud } from './arrange'
import { agreeTo, confirm, consent } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('exam.getPhotoSlot', () => {
  test('a computer that shows the code sees the phone open it and take the photo', async () => {
    const person = await cloud.newcomer()
    const session = await cloud.session(person)
    for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
    const issued = await cloud.web('exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose: 'entry' }, session)
    const look = async () => (await cloud.web('exam.getPhotoSlot', { slot: issued.data.slot }, session)).data
    const seen = [await look()]
    await cloud.as(person, 'exam.openPhotoSlot', { by: 'slot', slot: issued.data.slot })
    seen.push(await look())
    await cloud.as(person, 'exam.uploadPhoto', { slot: issued.data.slot, channel: 'mini-program', image: newImage() })
    seen.push(await look())
    expect(seen.map(({ state, step }) => [state, step?.kind ?? null])).toEqual([['waiting', null], ['opened', null], ['used', 'ready']])
  })

  test('says when the code has run out; others see nothing', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
    const { slot } = (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose: 'entry' })).data
    await cloud.advance(121_000)
    expect([(await cloud.as(person, 'exam.getPhotoSlot', { slot })).data, (await cloud.as(other, 'exam.getPhotoSlot', { slot })).code]).toEqual([{ state: 'expired', expiresInMs: 0, step: null }, 'NOT_FOUND'])
  })
})
