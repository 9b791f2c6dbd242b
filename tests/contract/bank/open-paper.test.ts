// What an import does to papers: nothing to those that are open or written, everything to those drawn later (CAT-04).
import type { AttemptDocument } from '../../../cloudfunctions/platform/documents/exam'
import type { BankDocument } from '../../../cloudfunctions/platform/documents/learning'
import { courseId, courseVersion, operator, startExamCloud, type ExamCloud, type Person } from '../exam/arrange'
import { answersTo, startPaper, submit, takePhoto } from '../exam/journey'
import { workbook } from '../admin/arrange'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
  await cloud.write('current_courses', { _id: courseId, version: 1, currentVersion: courseVersion, withdrawnAtMs: null } as { _id: string })
}, 60_000)
afterAll(() => cloud.stop())

/** Every question worded anew under its id, and every key another one. */
async function importAnewWorded(): Promise<void> {
  const banks = await cloud.read<BankDocument>('banks', {})
  const newest = banks.sort((left, right) => right.revision - left.revision)[0] as BankDocument
  const kinds = { single: '单选题', multiple: '多选题', judge: '判断题' }
  const rows = newest.questions.map(({ questionId, kind, options, chapterId }) => [
    questionId, `新题干 ${questionId}`, kinds[kind], ...['A', 'B', 'C', 'D'].map((_, n) => (kind === 'judge' ? (['对', '错'][n] ?? null) : (options[n]?.text ?? null))), kind === 'multiple' ? 'CD' : 'B', '解析', chapterId, 1,
  ])
  await cloud.putFile('incoming/anew.xlsx', await workbook([['题目编号', '题目', '题型', 'A', 'B', 'C', 'D', '答案', '解析', '章节', '难度'], ...rows]))
  const { code, data, details } = await cloud.admin('bank.import', { ...operator, path: 'incoming/anew.xlsx', courseId, replace: true, confirm: true })
  if (code !== 'ok') throw new Error(`${code} ${JSON.stringify(details)} ${JSON.stringify(data)}`)
}

const attemptOf = async ({ enrolmentId }: Person) => (await cloud.read<AttemptDocument>('attempts', { enrolmentId }))[0]

test('an open paper keeps its questions and is marked by its own key; the next paper has the new ones', async () => {
  const [early, late] = [await cloud.newcomer(), await cloud.newcomer()]
  const paper = await startPaper(cloud, early)
  await importAnewWorded()
  const reopened = await cloud.as(early, 'exam.getAttempt', { attemptId: paper.attemptId })
  await submit(cloud, early, paper, answersTo(paper, true))
  await takePhoto(cloud, early, 'exit')
  const fresh = await startPaper(cloud, late)
  const [first, second] = [await attemptOf(early), await attemptOf(late)]
  expect({
    reopened: reopened.data.questions,
    marked: [first?.bankId, first?.score, first?.state],
    fresh: fresh.questions.every(({ stem }: { stem: string }) => stem.startsWith('新题干')),
    freshBank: second?.bankId,
  }).toEqual({ reopened: paper.questions, marked: ['building_3', 100, 'under-review'], fresh: true, freshBank: 'building_3_2' })
})

test('the server keeps when an answer was first and last saved, whatever the page says (integrity 10)', async () => {
  const person = await cloud.newcomer()
  const paper = await startPaper(cloud, person)
  const { questionId } = paper.questions[0]
  const save = (answer: string[], revision: number) => cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: [{ questionId, answer, revision }] })
  await cloud.advance(30_000)
  await save(['A'], 1)
  await cloud.advance(60_000)
  await save(['B'], 2)
  await save(['B'], 2)
  const attempt = await attemptOf(person)
  const [stored] = attempt?.answers ?? []
  const at = (ms: number | undefined) => Math.round(((ms ?? 0) - (attempt?.startedAtMs ?? 0)) / 10_000)
  expect([at(stored?.firstSavedAtMs), at(stored?.savedAtMs), stored?.answer]).toEqual([3, 9, ['B']])
})
