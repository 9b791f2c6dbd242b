import { operator, secondOperator, startExamCloud, type ExamCloud } from './arrange'
import { overview, pass, startPaper, stepOf } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const cancel = (attemptId: string, change = {}) => cloud.admin('exam.cancelResult', { ...operator, ...secondOperator, reason: '照片与本人不符', attemptId, confirm: true, ...change })

describe('exam.cancelResult', () => {
  test('revokes the certificate, takes the exam hours back by an entry, queues a correction and tells the trainee (PHO-05)', async () => {
    const person = await cloud.newcomer()
    const paper = await pass(cloud, person)
    const dry = await cancel(paper.attemptId, { confirm: false })
    const stillPassed = (await stepOf(cloud, person)).kind
    const { data } = await cancel(paper.attemptId)
    const hours = await cloud.read<{ creditHours: number }>('ledger', { period: person.periodId, part: 'exam' })
    const deliveries = await cloud.read<{ kind: string }>('deliveries', { enrolmentId: person.enrolmentId })
    const [log] = await cloud.read<{ secondOperatorId: string; reason: string }>('operator_log', { operation: 'exam.cancelResult' })
    expect([dry.data.done, stillPassed, data.done, hours.map(({ creditHours }) => creditHours).sort(), deliveries.map(({ kind }) => kind).sort(), log?.secondOperatorId, (await cloud.visit('certificate.verify', { number: data.certificateNumber })).data.status]).toEqual([
      false, 'passed', true, [-400, 400], ['correction', 'result'], 'qian', 'revoked',
    ])
    expect([JSON.stringify(dry.data).includes('key-of-'), dry.data.next.operation]).toEqual([false, 'exam.cancelResult'])
  })

  test('afterwards the person may pass again, with another number; the first stays revoked', async () => {
    const person = await cloud.newcomer()
    const first = await pass(cloud, person)
    const cancelled = await cancel(first.attemptId)
    await pass(cloud, person)
    const { step, attempts } = await overview(cloud, person)
    const total = (await cloud.read<{ creditHours: number }>('ledger', { period: person.periodId, part: 'exam' })).reduce((sum, { creditHours }) => sum + creditHours, 0)
    expect([step.kind, step.certificateNumber === cancelled.data.certificateNumber, attempts.map(({ state }: { state: string }) => state), total]).toEqual(['passed', false, ['cancelled', 'passed'], 400])
  })

  test('the number it asks for is told by trainee.explain, with day, points and state (OPS-05)', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await pass(cloud, person)
    const { data } = await cloud.admin('trainee.explain', { ...operator, name: person.name, idTail: person.idNumber.slice(-4) })
    expect(data.lines.filter((line: string) => line.includes('考试编号'))).toEqual([expect.stringMatching(new RegExp(`^第 1 次考试（\\d{4}-\\d{2}-\\d{2}）：100 分，合格；考试编号 ${attemptId}$`))])
  })

  test('needs two different people of the list', async () => {
    const paper = await pass(cloud, await cloud.newcomer())
    expect([
      (await cancel(paper.attemptId, { secondOperator: 'zhou', secondKey: operator.key })).code,
      (await cancel(paper.attemptId, { secondKey: 'wrong' })).code,
      (await cancel(paper.attemptId, { key: 'wrong' })).code,
    ]).toEqual(['SECOND_PERSON_NEEDED', 'SECOND_PERSON_NEEDED', 'OPERATOR_REFUSED'])
  })

  test('cancels published passes only, and once', async () => {
    const running = await startPaper(cloud, await cloud.newcomer())
    const paper = await pass(cloud, await cloud.newcomer())
    await cancel(paper.attemptId)
    expect([(await cancel(running.attemptId)).code, (await cancel('none')).code, (await cancel(paper.attemptId)).code]).toEqual(['CANCELLATION_REFUSED', 'CANCELLATION_REFUSED', 'CANCELLATION_REFUSED'])
  })
})
