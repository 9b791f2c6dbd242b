import { createHash, randomBytes } from 'node:crypto'
import { makeJpeg, makePng } from '../../images/make-image'
import { newImage, operator, startExamCloud, type ExamCloud, type Person } from './arrange'
import { agreeTo, answersTo, confirm, consent, decide, getReady, start, startPaper, stepOf, submit, takePhoto } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

async function slotFor(person: Person, purpose: 'entry' | 'exit' = 'entry'): Promise<string> {
  return (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose })).data.slot
}

async function prepared(): Promise<Person> {
  const person = await cloud.newcomer()
  for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
  return person
}

const upload = (person: Person, slot: string, image: string, channel = 'mini-program') => cloud.as(person, 'exam.uploadPhoto', { slot, channel, image })

describe('exam.uploadPhoto', () => {
  test('keeps the photo privately, without metadata, and lights the next step (PHO-02)', async () => {
    const person = await prepared()
    const image = makeJpeg({ seed: 900_001, exif: 'GPS 31.3' })
    const plain = createHash('sha256').update(image).digest('hex')
    const reply = await upload(person, await slotFor(person), image.toString('base64'))
    const [photo] = await cloud.read<{ storagePath: string; sha256: string; bytes: number }>('photos', { enrolmentId: person.enrolmentId })
    const kept = Buffer.from(await (await fetch(`${cloud.url}/emulator/storage/${photo?.storagePath}`)).arrayBuffer())
    expect([reply.data.step.kind, photo?.storagePath, kept.includes('GPS'), photo?.sha256 === plain]).toEqual(['ready', expect.stringMatching(/^photos\/[0-9a-f]{32}\.jpg$/), false, false])
    expect([photo?.bytes, photo?.sha256]).toEqual([kept.length, createHash('sha256').update(kept).digest('hex')])
  })

  test.each([
    ['random bytes', randomBytes(3_000), 'not-an-image'],
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a huge picture', Buffer.concat([makeJpeg(), Buffer.alloc(70_000)]), 'too-many-bytes'],
    ['a polyglot', Buffer.concat([makeJpeg(), Buffer.from('<script>')]), 'trailing-data'],
    ['a damaged PNG', makePng({}, Buffer.from('00')), 'damaged'],
    ['a thumbnail', makeJpeg({ widthPx: 100 }), 'too-small'],
    ['an unscaled picture', makeJpeg({ widthPx: 4_000 }), 'too-large'],
  ])('refuses %s by its content; the slot stays good (case 27)', async (_what, bytes, fault) => {
    const person = await prepared()
    const slot = await slotFor(person)
    const refused = await upload(person, slot, bytes.toString('base64'))
    expect([refused.code, refused.details, (await upload(person, slot, newImage())).code]).toEqual(['PHOTO_REFUSED', { fault }, 'ok'])
  })

  test('gives the same answer to the same photo once more, and refuses another for a used slot', async () => {
    const person = await prepared()
    const [slot, image] = [await slotFor(person), newImage()]
    const [first, again, other] = [await upload(person, slot, image), await upload(person, slot, image), await upload(person, slot, newImage())]
    expect([again.data.step.kind, first.data.step.kind, other.code, other.details, (await cloud.read('photos', { enrolmentId: person.enrolmentId })).length]).toEqual(['ready', 'ready', 'PHOTO_SLOT_ENDED', { why: 'used' }, 1])
  })

  test('of two photos for one slot at once one is kept', async () => {
    const person = await prepared()
    const slot = await slotFor(person)
    const replies = await Promise.all([upload(person, slot, newImage()), upload(person, slot, newImage())])
    expect([replies.map(({ code }) => code).sort(), (await cloud.read('photos', { enrolmentId: person.enrolmentId })).length]).toEqual([['PHOTO_SLOT_ENDED', 'ok'], 1])
  })

  test('refuses a photo that anybody handed in before, new metadata or not (case 28)', async () => {
    const [person, other] = [await prepared(), await prepared()]
    await upload(person, await slotFor(person), makeJpeg({ seed: 900_002 }).toString('base64'))
    expect((await upload(other, await slotFor(other), makeJpeg({ seed: 900_002, comment: 'other' }).toString('base64'))).code).toBe('PHOTO_REUSED')
  })

  test('another person’s slot does not exist, and says so to nobody who is not signed in (case 28)', async () => {
    const [person, other] = [await prepared(), await prepared()]
    const slot = await slotFor(person)
    expect([(await upload(other, slot, newImage())).code, (await upload(person, 'invented', newImage())).code, (await cloud.web('exam.uploadPhoto', { slot, channel: 'computer', image: newImage() })).code]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_SIGNED_IN'])
  })

  test('takes no photo from a browser, whatever it says it is (PHO-01)', async () => {
    const person = await prepared()
    const reply = await cloud.web('exam.uploadPhoto', { slot: await slotFor(person), channel: 'mini-program', image: newImage() }, await cloud.session(person))
    expect(reply).toMatchObject({ code: 'PHOTO_CHANNEL_CLOSED', details: { channels: ['mini-program', 'wechat-page', 'in-person'] } })
  })

  test('takes no photo after two minutes, nor after the consent was withdrawn', async () => {
    const [late, withdrawn] = [await prepared(), await prepared()]
    const slots = [await slotFor(late), await slotFor(withdrawn)]
    await cloud.as(withdrawn, 'exam.withdrawConsent', {})
    const missing = await upload(withdrawn, slots[1] ?? '', newImage())
    await cloud.advance(120_001)
    expect([missing.details, (await upload(late, slots[0] ?? '', newImage())).details]).toEqual([{ step: 'consent' }, { why: 'expired' }])
  })

  test('an entry slot is worth nothing once the paper is open, or the exam passed', async () => {
    const person = await prepared()
    const [left, used] = [await slotFor(person), await slotFor(person)]
    await upload(person, used, newImage())
    const paper = (await start(cloud, person)).data
    const open = await upload(person, left, newImage())
    await submit(cloud, person, paper, answersTo(paper, true))
    await takePhoto(cloud, person, 'exit')
    await decide(cloud, paper.attemptId, 'confirmed')
    expect([open.code, (await upload(person, left, newImage())).code]).toEqual(['EXAM_ATTEMPT_OPEN', 'EXAM_CLOSED'])
  })

  test('the second of two exit slots finds the attempt no longer waiting', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    const [first, second] = [await slotFor(person, 'exit'), await slotFor(person, 'exit')]
    await upload(person, first, newImage())
    expect(await upload(person, second, newImage())).toMatchObject({ code: 'ATTEMPT_NOT_WAITING', details: { state: 'under-review' } })
  })

  test('only passes wait for review: a failure is published with the exit photo (EXM-03, EXM-08)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, false))
    const reply = await takePhoto(cloud, person, 'exit')
    expect([reply.data.step, await cloud.read('reviews', { enrolmentId: person.enrolmentId })]).toEqual([expect.objectContaining({ kind: 'waiting', score: 0 }), []])
  })

  test('a photo from a slot issued in time is taken shortly after the term, and marked late for the reviewer', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await cloud.advance(29 * 60_000)
    const slot = await slotFor(person, 'exit')
    await cloud.advance(90_000)
    const withheld = (await stepOf(cloud, person)).kind
    await upload(person, slot, newImage())
    const [review] = await cloud.read<{ risk: number }>('reviews', { enrolmentId: person.enrolmentId })
    expect([withheld, (await stepOf(cloud, person)).kind, review?.risk]).toEqual(['withheld', 'under-review', 50])
  })

  test('an exit slot is not good for the entry of another attempt', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, false))
    const [used, left] = [await slotFor(person, 'exit'), await slotFor(person, 'exit')]
    await upload(person, used, newImage())
    await cloud.change('exams', person.enrolmentId, { nextAttemptNotBeforeMs: 0 })
    await getReady(cloud, person)
    await start(cloud, person)
    expect((await upload(person, left, newImage())).code).toBe('NOT_FOUND')
  })

  test('a WeChat page in the official account serves like the mini-program; a claimed computer camera does not (PHO-06)', async () => {
    const [page, wrong] = [await prepared(), await prepared()]
    expect([(await upload(page, await slotFor(page), newImage(), 'wechat-page')).code, (await upload(wrong, await slotFor(wrong), newImage(), 'computer')).code]).toEqual(['ok', 'PHOTO_CHANNEL_CLOSED'])
  })

  test('with the school’s word instead of photos a pass needs no review (PHO-06)', async () => {
    const person = await cloud.newcomer()
    for (const go of [agreeTo, confirm]) await go(cloud, person)
    await cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId: person.enrolmentId, stage: 'entry' })
    const paper = (await start(cloud, person)).data
    await submit(cloud, person, paper, answersTo(paper, true))
    const verified = await cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId: person.enrolmentId, stage: 'exit' })
    expect(verified.data.step.kind).toBe('passed')
  })
})
