import { startExamCloud, type ExamCloud } from '../exam/arrange'
import { appealAgainst, decideAppeal, rejectedPass } from '../exam/appeal-journey'
import { consent, pass, sit } from '../exam/journey'
import { cloudApp } from '../local-cloud'
import { dayMs, destructionsOf, fateOf, photosOf, runRetention } from './retention-run'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('timer.retention', () => {
  test('face photos go at the end of their term: file deleted, hash and record stay, the certificate still proves (PRV-01)', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await pass(cloud, person)
    await cloud.advance(179 * dayMs)
    await runRetention(cloud)
    const before = await fateOf(cloud, person)
    await cloud.advance(2 * dayMs)
    await runRetention(cloud)
    const photos = await photosOf(cloud, person)
    const records = await destructionsOf(cloud, photos.map(({ id }) => id))
    const chain = await cloud.read<{ content: { destruction?: string } }>('evidence', { subject: 'retention' })
    const [attempt] = await cloud.read<{ certificateNumber: string }>('attempts', { _id: attemptId })
    expect([before, await fateOf(cloud, person), records, records.every(({ _id }) => chain.some(({ content }) => content.destruction === _id)), (await cloud.visit('certificate.verify', { number: attempt?.certificateNumber })).data.status]).toEqual([
      ['entry kept', 'exit kept'],
      ['entry gone', 'exit gone'],
      [expect.objectContaining({ kind: 'face-photo', why: 'term', ruleSetId: 'exam-tests', termDays: 180, count: 2, items: expect.arrayContaining(photos.map(({ id, sha256 }) => ({ id, hash: sha256 }))) })],
      true,
      'valid',
    ])
  })

  test('a withdrawn consent: a failure’s photos go at once, a pass’s when the term of an appeal is over; new ones are not meant', async () => {
    const [failed, passed] = [await cloud.newcomer(), await cloud.newcomer()]
    await sit(cloud, failed, false)
    await pass(cloud, passed)
    await cloud.as(failed, 'exam.withdrawConsent', {})
    await cloud.as(passed, 'exam.withdrawConsent', {})
    await runRetention(cloud)
    const atOnce = [await fateOf(cloud, failed), await fateOf(cloud, passed)]
    await consent(cloud, failed)
    await cloud.advance(16 * dayMs)
    await sit(cloud, failed, false)
    await runRetention(cloud)
    const [record] = await destructionsOf(cloud, (await photosOf(cloud, passed)).map(({ id }) => id))
    expect([atOnce, await fateOf(cloud, failed), await fateOf(cloud, passed), record?.why]).toEqual([
      [['entry gone', 'exit gone'], ['entry kept', 'exit kept']],
      ['entry gone', 'entry kept', 'exit gone', 'exit kept'],
      ['entry gone', 'exit gone'],
      'asked',
    ])
  })

  test('while an appeal waits its photos stay, whatever term or wish says; decided, they go', async () => {
    const person = await cloud.newcomer()
    const attemptId = await rejectedPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    await cloud.as(person, 'exam.withdrawConsent', {})
    await cloud.advance(200 * dayMs)
    await runRetention(cloud)
    const waiting = await fateOf(cloud, person)
    await decideAppeal(cloud, attemptId, 'rejected')
    await cloud.advance(dayMs)
    await runRetention(cloud)
    expect([waiting, await fateOf(cloud, person)]).toEqual([['entry kept', 'exit kept'], ['entry gone', 'exit gone']])
  })

  test('killed between file and record, and run twice at one moment, it converges to one record (case 35)', async () => {
    const person = await cloud.newcomer()
    await sit(cloud, person, false)
    await cloud.as(person, 'exam.withdrawConsent', {})
    const [photo] = await cloud.read<{ storagePath: string; _id: string }>('photos', { traineeId: person.traineeId })
    await cloudApp(cloud).deleteFile({ fileList: [`cloud://local.local/${photo?.storagePath}`] })
    const halfway = await fateOf(cloud, person)
    await Promise.all([runRetention(cloud), runRetention(cloud), runRetention(cloud)])
    const records = await destructionsOf(cloud, (await photosOf(cloud, person)).map(({ id }) => id))
    expect([halfway.filter((fate) => fate.endsWith('half')).length, await fateOf(cloud, person), records.reduce((sum, { count }) => sum + count, 0)]).toEqual([1, ['entry gone', 'exit gone'], 2])
  })

  test('more photos than one record holds are destroyed part by part, none twice', async () => {
    const { traineeId, enrolmentId } = await cloud.newcomer()
    const nowMs = await cloud.now()
    const ids = Array.from({ length: 24 }, (_, n) => `photo-${n}-of-many`)
    for (const id of ids) {
      await cloud.write('photos', { _id: id, version: 1, traineeId, enrolmentId, attemptId: null, purpose: 'entry', storagePath: `photos/${id}.jpg`, sha256: id, takenAtMs: nowMs - 181 * dayMs, checkAtMs: nowMs - dayMs, deletedAtMs: null } as { _id: string })
    }
    await Promise.all([runRetention(cloud), runRetention(cloud)])
    await runRetention(cloud)
    const records = await destructionsOf(cloud, ids)
    const destroyed = records.flatMap(({ items }) => items.map(({ id }) => id))
    expect([destroyed.sort(), records.every(({ count }) => count <= 20)]).toEqual([[...ids].sort(), true])
  })

  test('messages, watched stretches and answered papers go at the end of their own terms; totals and hashes stay', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await pass(cloud, person)
    const nowMs = await cloud.now()
    const lesson = { _id: `${person.periodId}_common-1`, version: 1, traineeId: person.traineeId, period: person.periodId, lesson: 'common-1', courseId: 'common', courseVersion: 1, frontierMs: 60_000, mediaMs: 60_000, settled: { epoch: 1, turn: 1 }, complete: true, completedAtMs: nowMs, positionMs: 0, stretches: [{ fromMs: 0 }] }
    await cloud.write('progress', lesson)
    const left = async () => ({
      // what the province's answer brings later has its own term
      messages: (await cloud.read('messages', { traineeId: person.traineeId, kind: 'certificate' })).length > 0,
      stretches: (await cloud.read<{ stretches: unknown[] }>('progress', { traineeId: person.traineeId }))[0]?.stretches.length,
      answers: (await cloud.read<{ answers: unknown[] }>('attempts', { _id: attemptId }))[0]?.answers.length,
    })
    const seen = [await left()]
    for (const days of [366, 731, 1_100]) {
      await cloud.advance(days * dayMs)
      await runRetention(cloud)
      seen.push(await left())
    }
    const kinds = new Set((await cloud.read<{ kind: string }>('destructions', {})).map(({ kind }) => kind))
    const [attempt] = await cloud.read<{ score: number; state: string }>('attempts', { _id: attemptId })
    expect([seen, [...kinds].sort(), attempt?.state, attempt?.score]).toEqual([
      [
        { messages: true, stretches: 1, answers: 12 },
        { messages: false, stretches: 1, answers: 12 },
        { messages: false, stretches: 0, answers: 12 },
        { messages: false, stretches: 0, answers: 0 },
      ],
      ['exam-details', 'face-photo', 'message', 'watch-details'],
      'passed',
      100,
    ])
  })

  test('reads no whole collection for it', async () => {
    const stats = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as Record<string, unknown>
    expect(JSON.stringify(stats['scans'] ?? stats['fullScans'] ?? [])).not.toMatch(/"(photos|messages|consents|progress|attempts)"/)
  })
})
