import { newImage, startExamCloud, type ExamCloud } from './arrange'
import { answersTo, getReady, startPaper, submit, takePhoto } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const dayMs = 86_400_000
const sweep = async () => ((await cloud.post('/emulator/timer/photoSweep', {})).body as { result: { data: Record<string, number> } }).result
const isThere = async (path: string): Promise<boolean> => (await fetch(`${cloud.url}/emulator/storage/${path}`)).ok

describe('timer.photoSweep', () => {
  test('a kill between writing a photo’s file and its commit leaves no file for longer than a day', async () => {
    const now = await cloud.now()
    await cloud.putFile('photos/left-over.jpg', Buffer.from(newImage(), 'base64'))
    await cloud.write('photo_files', { _id: 'left-over', version: 1, storagePath: 'photos/left-over.jpg', atMs: now } as never)
    await sweep()
    const soon = await isThere('photos/left-over.jpg')
    await cloud.advance(dayMs + 60_000)
    await sweep()
    expect([soon, await isThere('photos/left-over.jpg'), await cloud.read('photo_files', {})]).toEqual([true, false, []])
  })

  test('a kill between the commit and the end of its note costs nobody a photo', async () => {
    const person = await cloud.newcomer()
    await getReady(cloud, person)
    const [photo] = await cloud.read<{ _id: string; storagePath: string }>('photos', { enrolmentId: person.enrolmentId })
    await cloud.write('photo_files', { _id: photo?._id ?? '', version: 1, storagePath: photo?.storagePath, atMs: await cloud.now() } as never)
    await cloud.advance(dayMs + 60_000)
    await sweep()
    expect([await isThere(photo?.storagePath ?? ''), await cloud.read('photo_files', {})]).toEqual([true, []])
  })

  test('photos that were stored or refused leave no note', async () => {
    const person = await cloud.newcomer()
    const image = newImage()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, false))
    await takePhoto(cloud, person, 'exit', image)
    await cloud.change('exams', person.enrolmentId, { nextAttemptNotBeforeMs: 0 })
    for (const [operation, more] of [['exam.agree', { noticeVersion: 'notice-1' }], ['exam.confirmIdentity', {}]] as const) await cloud.as(person, operation, { enrolmentId: person.enrolmentId, ...more })
    const reused = await takePhoto(cloud, person, 'entry', image)
    expect([reused.code, await cloud.read('photo_files', {})]).toEqual(['PHOTO_REUSED', []])
  })

  test('stops asking about a photo after six tries: a person compares', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await cloud.post('/emulator/face', { outcome: 'down' })
    await takePhoto(cloud, person, 'exit')
    const asked = async (): Promise<number> => ((await (await fetch(`${cloud.url}/emulator/face`)).json()) as { calls: number }).calls
    for (let hours = 0; hours < 20; hours += 1) await cloud.advance(3_600_000)
    const [photo] = await cloud.read<{ nextComparisonAtMs: number | null; examined: { comparisonTries: number } }>('photos', { enrolmentId: person.enrolmentId, purpose: 'exit' })
    const calls = await asked()
    await cloud.advance(dayMs)
    expect([photo?.examined.comparisonTries, photo?.nextComparisonAtMs, (await asked()) - calls]).toEqual([6, null, 0])
  })

  test('compares nobody who withdrew the consent meanwhile (PRV-01)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await cloud.post('/emulator/face', { outcome: 'down' })
    await takePhoto(cloud, person, 'exit')
    await cloud.post('/emulator/face', { outcome: 'same' })
    await cloud.as(person, 'exam.withdrawConsent', {})
    await cloud.advance(120_000)
    const [after] = await cloud.read<{ comparison: unknown; nextComparisonAtMs: unknown }>('photos', { enrolmentId: person.enrolmentId, purpose: 'exit' })
    expect([after?.comparison, after?.nextComparisonAtMs]).toEqual([null, null])
  })

  test('leaves a photo alone that was deleted meanwhile', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await cloud.post('/emulator/face', { outcome: 'down' })
    await takePhoto(cloud, person, 'exit')
    await cloud.post('/emulator/face', { outcome: 'same' })
    const [photo] = await cloud.read<{ _id: string }>('photos', { enrolmentId: person.enrolmentId, purpose: 'exit' })
    await cloud.change('photos', photo?._id ?? '', { deletedAtMs: await cloud.now() })
    await cloud.advance(120_000)
    const [after] = await cloud.read<{ comparison: unknown; nextComparisonAtMs: unknown }>('photos', { _id: photo?._id })
    expect([after?.comparison, after?.nextComparisonAtMs]).toEqual([null, null])
  })
})
