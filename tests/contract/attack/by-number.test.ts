// The numbered adversarial cases of integrity.md that no other file of this folder or of contract/learning names alone.
import type { DeskDocument } from '../../../cloudfunctions/platform/documents/learning'
import { answersTo, startPaper, stepOf, submit, takePhoto } from '../exam/journey'
import { startExamCloud, type ExamCloud } from '../exam/arrange'
import { mediaMs, startLearningCloud, type LearningCloud, type Person } from '../learning/arrange'
import { open, report } from '../learning/study'

const yearMs = 365 * 24 * 3_600_000

describe('what a client says of itself', () => {
  let cloud: LearningCloud

  beforeAll(async () => {
    cloud = await startLearningCloud()
  })
  afterAll(() => cloud.stop())

  async function deskOf({ traineeId }: Person): Promise<DeskDocument> {
    return (await cloud.read<DeskDocument>('desks', { _id: traineeId }))[0] as DeskDocument
  }

  it('a position at the end of the video without anything played does not complete it, renewed or flushed (case 7)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(10_000)
    const renewed = await cloud.as(person, 'learning.renewLease', { token, segments: [], positionMs: mediaMs })
    const closed = await cloud.as(person, 'learning.closeLease', { token: renewed.data.token, segments: [], positionMs: mediaMs })
    const exercise = await cloud.as(person, 'learning.startExercise', { enrolmentId: person.enrolmentId, lessonId: 'common-1' })
    expect([renewed.data.played, closed.data.played, closed.data.frontierMs, exercise.code]).toEqual([false, false, 0, 'VIDEO_UNFINISHED'])
  })

  it.each([{ durationMs: 1_000 }, { mediaMs: 1_000 }, { played: true }, { complete: true }, { frontierMs: mediaMs }, { creditedMs: mediaMs }, { score: 100 }])('of length, completion or score is refused as no part of a report and changes nothing: %j (case 8)', async (claim) => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    const before = await deskOf(person)
    const { code } = await cloud.as(person, 'learning.renewLease', { ...report(token, []), ...claim })
    expect([code, (await deskOf(person)).stamp]).toEqual(['BAD_REQUEST', before.stamp])
  })

  it('a device whose clock is a year off is credited by the server’s clock alone (case 9)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(20_000)
    const wrongDay = new Date(Date.now() + yearMs).toUTCString()
    const stated = await cloud.as(person, 'learning.renewLease', { ...report(token, [[0, mediaMs]]), sentAtMs: Date.now() + yearMs })
    const reply = await fetch(`${cloud.url}/call/trainee`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-emulator-openid': person.openid, date: wrongDay, 'x-client-time': wrongDay },
      body: JSON.stringify({ operation: 'learning.renewLease', input: report(token, [[0, mediaMs]]) }),
    })
    const { data } = (await reply.json()) as { data: { creditedMs: number } }
    expect([stated.code, data.creditedMs >= 20_000, data.creditedMs < 25_000]).toEqual(['BAD_REQUEST', true, true])
  })
})

describe('the face service', () => {
  let cloud: ExamCloud

  beforeAll(async () => {
    cloud = await startExamCloud()
  })
  afterAll(() => cloud.stop())

  it('being down leaves the pass to a person’s review, and the exam as it was sat (case 31)', async () => {
    const person = await cloud.newcomer()
    await cloud.post('/emulator/face', { outcome: 'down' })
    const paper = await startPaper(cloud, person)
    const submitted = await submit(cloud, person, paper, answersTo(paper, true))
    const photo = await takePhoto(cloud, person, 'exit')
    const step = await stepOf(cloud, person)
    const [attempt] = await cloud.read<{ score: number; state: string; answers: unknown[] }>('attempts', { _id: paper.attemptId })
    expect([submitted.code, photo.code, step.kind, attempt?.state, attempt?.score, attempt?.answers.length]).toEqual(['ok', 'ok', 'under-review', 'under-review', 100, paper.questions.length])
  })
})
