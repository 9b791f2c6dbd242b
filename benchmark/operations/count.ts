// What each call of a trainee's day costs the database: reads and writes, and the starts and ends of transactions.
import '../outside-jest'
import type { Emulator } from '../../emulator/start'
import { startExamCloud } from '../../tests/contract/exam/arrange'
import { answersTo, decide, start, startPaper, submit, takePhoto } from '../../tests/contract/exam/journey'
import { startLearningCloud } from '../../tests/contract/learning/arrange'
import { open, playThrough, report, rightAnswers, wrongAnswers } from '../../tests/contract/learning/study'

export interface Counted {
  readonly operation: string
  readonly note: string
  readonly reads: number
  readonly writes: number
  readonly transactions: number
}

interface Request extends Omit<Counted, 'note'> {
  readonly requestId: string
}

export async function countOperations(): Promise<Counted[]> {
  return [...(await countStudying()), ...(await countExam())]
}

/** The operations of the newest call by this name. */
function counterOf({ statistics }: Emulator, into: Counted[]) {
  return async function count<Reply>(operation: string, note: string, call: () => Promise<Reply>): Promise<Reply> {
    statistics.clear()
    const reply = await call()
    const requests = statistics.report()['requests'] as Request[]
    const request = requests.filter((each) => each.operation === operation).at(-1)
    if (!request) throw new Error(`${operation} was not called`)
    into.push({ operation, note, reads: request.reads, writes: request.writes, transactions: request.transactions })
    return reply
  }
}

export async function countStudying(): Promise<Counted[]> {
  const counted: Counted[] = []
  const cloud = await startLearningCloud()
  try {
    const count = counterOf(cloud.emulator, counted)
    const person = await cloud.newcomer()
    const lesson = { enrolmentId: person.enrolmentId, lessonId: 'common-1' }
    const view = (operation: string, note: string, input: object) => count(operation, note, () => cloud.as(person, operation, input))
    const opened = await count('learning.openLesson', 'the first of this trainee', () => open(cloud, person, 'common-1'))
    await cloud.advance(30_000)
    const renewed = await count('learning.renewLease', 'the state named in its token', () => cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 30_000]])))
    await cloud.advance(20_000)
    await count('learning.closeLease', '', () => cloud.as(person, 'learning.closeLease', report(renewed.data.token, [[30_000, 50_000]])))
    await count('learning.openLesson', 'again', () => open(cloud, person, 'common-1'))
    await playThrough(cloud, person, 'common-1')
    const shown = await count('learning.startExercise', '', () => cloud.as(person, 'learning.startExercise', lesson))
    await count('learning.submitExercise', 'one wrong', () => cloud.as(person, 'learning.submitExercise', { ...lesson, tryNo: shown.data.tryNo, answers: wrongAnswers(shown.data.questions) }))
    const again = await cloud.as(person, 'learning.startExercise', lesson)
    await count('learning.submitExercise', 'all right: the lesson is earned', () => cloud.as(person, 'learning.submitExercise', { ...lesson, tryNo: again.data.tryNo, answers: rightAnswers(again.data.questions) }))
    await view('learning.getHome', 'page 学习', {})
    await view('learning.listClasses', 'page 我的课程', {})
    await view('learning.getClass', 'page 班级', { enrolmentId: person.enrolmentId })
    await view('learning.getCourse', 'page 在线课程', { enrolmentId: person.enrolmentId, courseId: 'common' })
    await view('learning.getStatement', 'page 学时明细', lesson)
    await view('account.getMe', 'page 个人中心', {})
  } finally {
    await cloud.stop()
  }
  return counted
}

async function countExam(): Promise<Counted[]> {
  const counted: Counted[] = []
  const cloud = await startExamCloud()
  try {
    const count = counterOf(cloud.emulator, counted)
    const person = await cloud.newcomer()
    await count('exam.getOverview', 'page 考试', () => cloud.as(person, 'exam.getOverview', { enrolmentId: person.enrolmentId }))
    await startPaper(cloud, person)
    const again = (await count('exam.startAttempt', 'the same page again', () => start(cloud, person))).data
    const answers = answersTo(again, true)
    await count('exam.saveAnswers', 'one answer', () => cloud.as(person, 'exam.saveAnswers', { attemptId: again.attemptId, epoch: again.epoch, answers: answers.slice(0, 1) }))
    await count('exam.saveAnswers', 'nothing new: the heartbeat', () => cloud.as(person, 'exam.saveAnswers', { attemptId: again.attemptId, epoch: again.epoch, answers: answers.slice(0, 1) }))
    await count('exam.submitAttempt', '', () => submit(cloud, person, again, answers))
    await count('exam.uploadPhoto', 'exit photo, scored', () => takePhoto(cloud, person, 'exit'))
    await decide(cloud, again.attemptId, 'confirmed')
    await count('exam.getResult', 'page 考试结果', () => cloud.as(person, 'exam.getResult', { attemptId: again.attemptId }))
    await count('certificate.get', 'page 学时证明', () => cloud.as(person, 'certificate.get', { enrolmentId: person.enrolmentId }))
    await count('certificate.download', 'the first time: the PDF is made', () => cloud.as(person, 'certificate.download', { enrolmentId: person.enrolmentId }))
    await count('certificate.download', 'afterwards', () => cloud.as(person, 'certificate.download', { enrolmentId: person.enrolmentId }))
  } finally {
    await cloud.stop()
  }
  return counted
}
