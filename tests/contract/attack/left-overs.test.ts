// What grows without end, runs without end, or is forgotten between two writes.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Context } from '../../../cloudfunctions/platform/context'
import type { AttemptDocument } from '../../../cloudfunctions/platform/documents/exam'
import type { BankDocument } from '../../../cloudfunctions/platform/documents/learning'
import { listProvince } from '../../../cloudfunctions/platform/province/service'
import { runRetention } from '../../../cloudfunctions/platform/retention/run-retention'
import { courseId, courseVersion, examRules, operator, secondOperator, startExamCloud, type ExamCloud, type Person } from '../exam/arrange'
import { answersTo, startPaper, submit, takePhoto } from '../exam/journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
  await cloud.write('current_courses', { _id: courseId, version: 1, currentVersion: courseVersion, withdrawnAtMs: null } as { _id: string })
}, 60_000)
afterAll(() => cloud.stop())

test('a consent given and withdrawn without end keeps its newest steps; each is in the evidence anyhow (PRV-01)', async () => {
  const person = await cloud.newcomer()
  await cloud.as(person, 'exam.giveConsent', { textVersion: 'consent-1' })
  const id = `${person.traineeId}_face-photo`
  await cloud.change('consents', id, { history: Array.from({ length: 5_000 }, (_, index) => ({ textVersion: 'consent-1', action: index % 2 === 0 ? 'given' : 'withdrawn', atMs: index })) })
  await cloud.as(person, 'exam.withdrawConsent', {})
  const [consent] = await cloud.read<{ history: { action: string; atMs: number }[] }>('consents', { _id: id })
  expect([(consent?.history.length ?? 0) <= 100, consent?.history.at(-1)?.action]).toEqual([true, 'withdrawn'])
})

test('a wish for deletion counts as passed on once every photo has it: one that changed at that moment is met by the next run (PRV-01)', async () => {
  const consent = { _id: 'p_face-photo', version: 4, traineeId: 'p', isDeletionNew: true }
  const passedOn: string[] = []
  const database = {
    find: async (collection: string, where: object) => (collection === 'consents' && 'isDeletionNew' in where ? [consent] : collection === 'photos' && 'traineeId' in where ? [{ _id: 'photo', version: 1 }] : []),
    updateIf: async (collection: string) => {
      if (collection === 'consents') passedOn.push(collection)
      // the comparison that the timer makes up for has just written the photo
      return collection !== 'photos'
    },
  }
  await runRetention({ database, nowMs: 1 } as unknown as Context, examRules, () => false)
  expect(passedOn).toEqual([])
})

test('a list of the province that names the same next page again is no list, not an endless one (RPT-02)', async () => {
  let asked = 0
  const server = http.createServer((_request, response) => {
    asked += 1
    response.writeHead(asked > 20 ? 500 : 200, { 'content-type': 'application/json' }).end(JSON.stringify({ results: [], next: 'page-2' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    await expect(listProvince({ secrets: { setting: (name: string) => (name === 'PROVINCE_URL' ? url : '') } } as unknown as Context)).rejects.toThrow('WRONG_ANSWER')
  } finally {
    server.close()
  }
})

/** Five single choices and a multiple choice right: 55 points; the sixth single choice was answered with b. */
async function failByOne(): Promise<{ person: Person; questionId: string }> {
  const person = await cloud.newcomer()
  const paper = await startPaper(cloud, person)
  await submit(cloud, person, paper, answersTo(paper, (index) => index < 5 || index === 6))
  await takePhoto(cloud, person, 'exit')
  return { person, questionId: paper.questions[5].questionId }
}

test('a withdrawn enrolment does not stop the rescoring of the others, and is named (integrity, operators)', async () => {
  const { person, questionId } = await failByOne()
  const [bank] = await cloud.read<BankDocument>('banks', {})
  if (!bank) throw new Error('no bank')
  await cloud.admin('enrolment.withdraw', { ...operator, enrolmentId: person.enrolmentId, confirm: true })
  const questions = bank.questions.map((one) => (one.questionId === questionId ? { ...one, answer: ['b'] } : one))
  await cloud.write('banks', { ...bank, _id: `${courseId}_${courseVersion}_2`, revision: 2, questions } as { _id: string })
  const event = { ...operator, ...secondOperator, courseId, questionId, confirm: true }
  const done = await cloud.admin('exam.rescore', event)
  const [untouched] = await cloud.read<AttemptDocument>('attempts', { enrolmentId: person.enrolmentId })
  await cloud.admin('enrolment.restore', { ...operator, enrolmentId: person.enrolmentId, confirm: true })
  const again = await cloud.admin('exam.rescore', event)
  const [reviewed] = await cloud.read<AttemptDocument>('attempts', { enrolmentId: person.enrolmentId })
  expect([done.code, String(done.data?.lines[0]).includes('报名已停'), untouched?.state, untouched?.score, again.code, reviewed?.state]).toEqual(['ok', true, 'failed', 55, 'ok', 'under-review'])
})
