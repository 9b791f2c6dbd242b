// A school that lets the sure ones pass and reviews a sample (PHO-03).
import { examRules, newImage, startExamCloud, type ExamCloud } from './arrange'
import { answersTo, startPaper, stepOf, submit, takePhoto } from './journey'

describe('a school that reviews a sample', () => {
  let sampling: ExamCloud
  beforeAll(async () => {
    sampling = await startExamCloud({ ...examRules, ruleSetId: 'sample-tests', photos: { ...examRules.photos, reviewSamePercent: 0 } })
  }, 60_000)
  afterAll(() => sampling.stop())

  /** A passed attempt of a person with a photo at the school. */
  async function passed(outcome: string): Promise<string> {
    const person = await sampling.newcomer()
    await sampling.putFile('photos/enrolment-2.jpg', Buffer.from(newImage(), 'base64'))
    await sampling.write('photos', { _id: `enrolment-${person.traineeId}`, version: 1, traineeId: person.traineeId, enrolmentId: person.enrolmentId, attemptId: null, purpose: 'enrolment', storagePath: 'photos/enrolment-2.jpg', sha256: 'x', deletedAtMs: null, takenAtMs: 1 } as never)
    const paper = await startPaper(sampling, person)
    await submit(sampling, person, paper, answersTo(paper, true))
    await sampling.post('/emulator/face', { outcome })
    await takePhoto(sampling, person, 'exit')
    await sampling.post('/emulator/face', { outcome: 'same' })
    return (await stepOf(sampling, person)).kind
  }

  test('passes who is surely the same person at once, and nobody else (PHO-03)', async () => {
    expect([await passed('same'), await passed('unsure'), await passed('different'), await passed('down')]).toEqual(['passed', 'under-review', 'under-review', 'under-review'])
  })
})
