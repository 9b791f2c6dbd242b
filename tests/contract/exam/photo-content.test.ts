// What may come in as a photo, what is kept of it, and what a client's words are worth (PHO-02, cases 27, 28 and 30).
import jpeg from 'jpeg-js'
import { cleanedFiles, isHiding, refusedFiles, talkativeJpeg, tellTale } from '../../images/hostile-images'
import { makeJpeg } from '../../images/make-image'
import { newImage, startExamCloud, type ExamCloud, type Person } from './arrange'
import { agreeTo, answersTo, confirm, consent, start, startPaper, stepOf, submit, takePhoto } from './journey'

let cloud: ExamCloud
let visitor: Person
beforeAll(async () => {
  cloud = await startExamCloud()
  visitor = await prepared()
}, 60_000)
afterAll(() => cloud.stop())

async function prepared(): Promise<Person> {
  const person = await cloud.newcomer()
  for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
  return person
}

async function slotFor(person: Person, purpose: 'entry' | 'exit' = 'entry'): Promise<string> {
  return (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose })).data.slot
}

/** The bytes of the newest photo, as they lie in the store. */
async function keptBytes(person: Person): Promise<Buffer> {
  const photos = await cloud.read<{ storagePath: string; takenAtMs: number }>('photos', { enrolmentId: person.enrolmentId })
  const newest = photos.reduce((left, right) => (right.takenAtMs >= left.takenAtMs ? right : left))
  return Buffer.from(await (await fetch(`${cloud.url}/emulator/storage/${newest.storagePath}`)).arrayBuffer())
}

const upload = (person: Person, slot: string, image: Buffer) => cloud.as(person, 'exam.uploadPhoto', { slot, channel: 'mini-program', image: image.toString('base64') })

describe('photos by their content (case 27)', () => {
  test.each(refusedFiles)('refuses %s (case 27)', async (_what, make, fault) => {
    const before = await cloud.read('photo_files', {})
    const refused = await upload(visitor, await slotFor(visitor), make(700_000))
    expect([refused.code, refused.details, (await cloud.read('photo_files', {})).length - before.length]).toEqual(['PHOTO_REFUSED', { fault }, 0])
  })

  test.each(cleanedFiles.map(([what, make], index) => [what, make, 710_000 + index] as const))('keeps nothing of %s but the picture (case 27)', async (_what, make, seed) => {
    const person = await prepared()
    const reply = await upload(person, await slotFor(person), make(seed))
    const kept = await keptBytes(person)
    const { width, height } = jpeg.decode(kept)
    expect([reply.code, isHiding(kept), width > 0 && height > 0, kept.subarray(-2).toString('hex')]).toEqual(['ok', false, true, 'ffd9'])
  })

  test('keeps no place, device, thumbnail, colour profile or comment of a telephone’s picture, and the picture itself (PHO-02)', async () => {
    const person = await prepared()
    const image = talkativeJpeg(720_001)
    await upload(person, await slotFor(person), image)
    const kept = await keptBytes(person)
    const { width, height } = jpeg.decode(kept)
    const starts = kept.toString('latin1').split('\xff\xd8\xff').length - 1
    expect([tellTale.test(image.toString('latin1')), tellTale.test(kept.toString('latin1')), starts, [width, height]]).toEqual([true, false, 1, [240, 320]])
  })
})

describe('other people’s photos (case 28)', () => {
  test('a slot of another person, a slot of another purpose and a photo’s own id open nothing (case 28)', async () => {
    const [person, other] = [await prepared(), await prepared()]
    const theirs = await slotFor(other)
    await takePhoto(cloud, other, 'entry')
    const [photo] = await cloud.read<{ _id: string; storagePath: string }>('photos', { enrolmentId: other.enrolmentId })
    const replies = [await upload(person, theirs, makeJpeg({ seed: 730_001 })), await upload(person, photo?._id ?? '', makeJpeg({ seed: 730_002 })), await cloud.as(person, 'exam.uploadPhoto', { slot: photo?.storagePath, channel: 'mini-program', image: newImage() })]
    expect([replies.map(({ code }) => code), (await stepOf(cloud, person)).kind]).toEqual([['NOT_FOUND', 'NOT_FOUND', 'BAD_REQUEST'], 'entry-photo'])
  })

  test('a file id or an address instead of an image is no photo (case 28)', async () => {
    const person = await prepared()
    const slot = await slotFor(person)
    const replies = await Promise.all([{ fileId: 'cloud://local.local/photos/1.jpg' }, { image: newImage(), storagePath: 'photos/1.jpg' }, { image: 'cloud://local.local/photos/1.jpg' }].map((more) => cloud.as(person, 'exam.uploadPhoto', { slot, channel: 'mini-program', ...more })))
    expect(replies.map(({ code }) => code)).toEqual(['BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST'])
  })
})

describe('what a client says about its photo (case 30)', () => {
  test('matched, band, score and a passed review in the request are refused and change nothing (case 30)', async () => {
    const person = await prepared()
    const slot = await slotFor(person)
    const replies = await Promise.all([{ matched: true }, { band: 'same' }, { score: 100 }, { comparison: { band: 'same', score: 100 } }, { risk: 0 }].map((claim) => cloud.as(person, 'exam.uploadPhoto', { slot, channel: 'mini-program', image: newImage(), ...claim })))
    expect([replies.map(({ code }) => code), await cloud.read('photos', { enrolmentId: person.enrolmentId })]).toEqual([Array(5).fill('BAD_REQUEST'), []])
  })

  test('a submission that says the photo matched is refused; the photo is still asked for (case 30)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const claimed = await cloud.as(person, 'exam.submitAttempt', { attemptId: paper.attemptId, epoch: paper.epoch, answers: answersTo(paper, true), matched: true })
    await submit(cloud, person, paper, answersTo(paper, true))
    expect([claimed.code, (await stepOf(cloud, person)).kind, (await start(cloud, person)).code]).toEqual(['BAD_REQUEST', 'exit-photo', 'EXAM_ATTEMPT_OPEN'])
  })
})
