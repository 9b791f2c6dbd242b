// Faces in three bands, and what happens when the service does not say (PHO-03, case 31).
import { asJpeg, brightened, drawFace, scaled } from '../../images/draw-face'
import { newImage, startExamCloud, type ExamCloud, type Person } from './arrange'
import { agreeTo, answersTo, confirm, consent, decide, getReady, openReviewPage, sit, start, startPaper, stepOf, submit, takePhoto } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())
afterEach(() => face('same'))

const face = (outcome: string) => cloud.post('/emulator/face', { outcome })
const sweep = () => cloud.post('/emulator/timer/photoSweep', {})

interface Photo {
  readonly _id: string
  readonly purpose: string
  readonly comparison: { readonly band: string; readonly score: number; readonly model: string } | null
  readonly examined: { readonly hasNoFace: boolean; readonly like: { readonly photoId: string; readonly whose: string }[]; readonly reference: { readonly as: string } | null }
}
interface Review {
  readonly risk: number
  readonly isSample: boolean
  readonly findings: { readonly about: string; readonly reason: string }[]
}

async function photosOf(person: Person): Promise<Record<string, Photo>> {
  return Object.fromEntries((await cloud.read<Photo>('photos', { enrolmentId: person.enrolmentId })).map((photo) => [photo.purpose, photo]))
}

async function reviewOf(person: Person): Promise<Review | undefined> {
  return (await cloud.read<Review>('reviews', { enrolmentId: person.enrolmentId }))[0]
}

const words = (review: Review | undefined): string[] => (review?.findings ?? []).map(({ about, reason }) => `${about} ${reason}`)

/** A right paper, waiting for its exit photo. */
async function submitted(person: Person): Promise<void> {
  const paper = await startPaper(cloud, person)
  await submit(cloud, person, paper, answersTo(paper, true))
}

describe('faces in three bands (PHO-03)', () => {
  test('compares the exit photo with the entry photo and keeps band, score and model', async () => {
    const person = await cloud.newcomer()
    await sit(cloud, person, true)
    const { entry, exit } = await photosOf(person)
    expect([entry?.comparison, entry?.examined.reference, exit?.comparison, exit?.examined.reference?.as]).toEqual([null, null, { band: 'same', score: 96.5, model: '3.0', atMs: expect.any(Number) }, 'entry'])
  })

  test.each([
    ['unsure', 25],
    ['different', 50],
  ])('never fails anybody: %s goes to a person, with more care', async (outcome, risk) => {
    const person = await cloud.newcomer()
    await submitted(person)
    await face(outcome)
    await takePhoto(cloud, person, 'exit')
    const review = await reviewOf(person)
    expect([(await stepOf(cloud, person)).kind, review?.risk, words(review)]).toEqual(['under-review', risk, ['entry no-reference', `exit ${outcome}`]])
  })

  test('the second exam’s entry photo is compared with one that a reviewer confirmed, not with one that only the machine saw', async () => {
    const person = await cloud.newcomer()
    const failed = await sit(cloud, person, false)
    await cloud.change('exams', person.enrolmentId, { nextAttemptNotBeforeMs: 0 })
    await getReady(cloud, person)
    const unconfirmed = (await cloud.read<Photo>('photos', { enrolmentId: person.enrolmentId, purpose: 'entry' })).map(({ examined }) => examined.reference)
    const paper = (await start(cloud, person)).data
    await submit(cloud, person, paper, answersTo(paper, true))
    await takePhoto(cloud, person, 'exit')
    await decide(cloud, paper.attemptId, 'confirmed')
    await cloud.change('exams', person.enrolmentId, { passedAttemptId: null, nextAttemptNotBeforeMs: 0 })
    await cloud.change('attempts', paper.attemptId, { state: 'cancelled' })
    await getReady(cloud, person)
    const references = (await cloud.read<Photo>('photos', { enrolmentId: person.enrolmentId, purpose: 'entry' })).map(({ examined }) => examined.reference?.as ?? null)
    expect([failed.attemptId, unconfirmed, references.sort()]).toEqual([expect.any(String), [null, null], ['earlier', null, null]])
  })

  test('the school’s own photo comes before all others', async () => {
    const person = await cloud.newcomer()
    await cloud.putFile('photos/enrolment-1.jpg', Buffer.from(newImage(), 'base64'))
    await cloud.write('photos', { _id: `enrolment-${person.traineeId}`, version: 1, traineeId: person.traineeId, enrolmentId: person.enrolmentId, attemptId: null, purpose: 'enrolment', storagePath: 'photos/enrolment-1.jpg', sha256: 'x', deletedAtMs: null, takenAtMs: 1 } as never)
    await getReady(cloud, person)
    expect([(await photosOf(person))['entry']?.examined.reference?.as, (await photosOf(person))['entry']?.comparison?.band]).toEqual(['enrolment', 'same'])
  })
})

describe('a service that does not answer (case 31)', () => {
  test('down in the middle of an exam: the exam is preserved, the pass waits for a person, and the comparison is made up for (case 31)', async () => {
    const person = await cloud.newcomer()
    await submitted(person)
    await face('down')
    const taken = await takePhoto(cloud, person, 'exit')
    const before = await reviewOf(person)
    await sweep()
    const still = (await photosOf(person))['exit']?.comparison
    await face('same')
    await cloud.advance(3_700_000)
    const after = await reviewOf(person)
    expect([taken.data.step.kind, words(before), before?.risk, still, (await photosOf(person))['exit']?.comparison?.band, words(after), after?.risk]).toEqual([
      'under-review',
      ['entry no-reference', 'exit not-compared'],
      15,
      null,
      'same',
      ['entry no-reference'],
      0,
    ])
  })

  test('slow: the photo is taken without waiting for the answer (case 31)', async () => {
    const person = await cloud.newcomer()
    await submitted(person)
    await face('slow')
    const taken = await takePhoto(cloud, person, 'exit')
    expect([taken.data.step.kind, words(await reviewOf(person))]).toEqual(['under-review', ['entry no-reference', 'exit not-compared']])
  })

  test('a score that came late and says another person only raises the risk (case 31)', async () => {
    const person = await cloud.newcomer()
    await submitted(person)
    await face('down')
    await takePhoto(cloud, person, 'exit')
    await face('different')
    await cloud.advance(3_700_000)
    const review = await reviewOf(person)
    expect([(await stepOf(cloud, person)).kind, words(review), review?.risk]).toEqual(['under-review', ['entry no-reference', 'exit different'], 50])
  })

  test('is asked for nothing that would be refused anyhow: it costs money', async () => {
    const person = await cloud.newcomer()
    for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
    const slot = (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose: 'entry' })).data.slot
    const calls = async (): Promise<number> => ((await (await fetch(`${cloud.url}/emulator/face`)).json()) as { calls: number }).calls
    const before = await calls()
    await cloud.as(person, 'exam.uploadPhoto', { slot, channel: 'computer', image: newImage() })
    await cloud.as(person, 'exam.uploadPhoto', { slot, channel: 'mini-program', image: 'AAAA' })
    await cloud.advance(121_000)
    await cloud.as(person, 'exam.uploadPhoto', { slot, channel: 'mini-program', image: newImage() })
    expect((await calls()) - before).toBe(0)
  })
})

describe('a photo on which nobody is to be seen', () => {
  test('is answered with a hint three times, then taken for a person to judge', async () => {
    const person = await cloud.newcomer()
    for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
    await face('no-face')
    const tries = [await takePhoto(cloud, person, 'entry'), await takePhoto(cloud, person, 'entry'), await takePhoto(cloud, person, 'entry'), await takePhoto(cloud, person, 'entry')]
    const { entry } = await photosOf(person)
    expect([tries.map(({ code, details }) => [code, details?.fault]), entry?.examined.hasNoFace]).toEqual([[['PHOTO_REFUSED', 'no-face'], ['PHOTO_REFUSED', 'no-face'], ['PHOTO_REFUSED', 'no-face'], ['ok', undefined]], true])
  })

  test('leaves the same slot good for the next try', async () => {
    const person = await cloud.newcomer()
    for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
    const slot = (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose: 'entry' })).data.slot
    const send = () => cloud.as(person, 'exam.uploadPhoto', { slot, channel: 'mini-program', image: newImage() })
    await face('no-face')
    const hinted = await send()
    await face('same')
    expect([hinted.code, (await send()).code]).toEqual(['PHOTO_REFUSED', 'ok'])
  })
})

describe('photos that look like others (integrity.md)', () => {
  const person64 = (seed: number) => asJpeg(drawFace(seed)).toString('base64')

  test('flags a brightened, scaled and newly compressed copy of another person’s photo, and refuses nothing', async () => {
    const [owner, copier] = [await cloud.newcomer(), await cloud.newcomer()]
    await startPaper(cloud, owner)
    for (const go of [agreeTo, confirm, consent]) await go(cloud, copier)
    const original = await submittedPhoto(owner, person64(31))
    const copied = await takePhoto(cloud, copier, 'entry', asJpeg(scaled(brightened(drawFace(31)), 210, 280), 55).toString('base64'))
    const { entry } = await photosOf(copier)
    expect([copied.code, entry?.examined.like.map(({ photoId, whose }) => [photoId, whose])]).toEqual(['ok', [[original, 'other']]])
  })

  test('shows the flag to the reviewer with both photos’ ids', async () => {
    const person = await cloud.newcomer()
    for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
    await takePhoto(cloud, person, 'entry', person64(41))
    const paper = (await start(cloud, person)).data
    await submit(cloud, person, paper, answersTo(paper, true))
    await takePhoto(cloud, person, 'exit', asJpeg(brightened(drawFace(41)), 60).toString('base64'))
    const { entry, exit } = await photosOf(person)
    const item = (await openReviewPage(cloud)).items.find(({ attemptId }) => attemptId === paper.attemptId)
    expect([item.exit.photoId, item.exit.like, item.risk, item.findings.map(({ about, reason }: Review['findings'][number]) => `${about} ${reason}`)]).toEqual([
      exit?._id,
      [{ photoId: entry?._id, whose: 'own', purpose: 'entry', on: expect.any(String) }],
      40,
      ['entry no-reference', 'exit like-own'],
    ])
  })

  test('does not flag different people before the same kind of wall', async () => {
    const flags: unknown[] = []
    for (const seed of [51, 52, 53]) {
      const person = await cloud.newcomer()
      for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
      await takePhoto(cloud, person, 'entry', person64(seed))
      flags.push((await photosOf(person))['entry']?.examined.like)
    }
    expect(flags).toEqual([[], [], []])
  })

  /** The exit photo of an open paper; its id. */
  async function submittedPhoto(person: Person, image: string): Promise<string> {
    const [attempt] = await cloud.read<{ _id: string; epoch: number }>('attempts', { enrolmentId: person.enrolmentId })
    await cloud.as(person, 'exam.submitAttempt', { attemptId: attempt?._id, epoch: attempt?.epoch, answers: [] })
    await takePhoto(cloud, person, 'exit', image)
    return (await photosOf(person))['exit']?._id ?? ''
  }
})
