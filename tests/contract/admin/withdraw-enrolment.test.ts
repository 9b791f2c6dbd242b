// enrolment.withdraw and enrolment.restore: one person's right to one specialty ends in the same moment as what plays
// and what is being sat under it (integrity, fencing; HRS-03; ENR-09).
import type { OperatorLogDocument } from '../../../cloudfunctions/platform/documents/people'
import { startExamCloud, operator, type ExamCloud } from '../exam/arrange'
import { answersTo, sit, startPaper } from '../exam/journey'
import { startLearningCloud, type LearningCloud } from '../learning/arrange'
import { earn, open, report } from '../learning/study'

describe('an enrolment that the school stops', () => {
  let cloud: LearningCloud

  beforeAll(async () => {
    cloud = await startLearningCloud()
  })
  afterAll(() => cloud.stop())

  const withdraw = (enrolmentId: string, confirm = true) => cloud.admin('enrolment.withdraw', { enrolmentId, confirm })
  const restore = (enrolmentId: string, confirm = true) => cloud.admin('enrolment.restore', { enrolmentId, confirm })

  it('stops what plays at once; the minutes watched and the hours earned stay; the trainee’s pages say so (case 15)', async () => {
    const person = await cloud.newcomer()
    await earn(cloud, person, 'common-1')
    const { token } = (await open(cloud, person, 'common-2')).data.lease
    await cloud.advance(20_000)
    const tried = await withdraw(person.enrolmentId, false)
    const before = await cloud.as(person, 'learning.renewLease', report(token, [[0, 20_000]]))
    const done = await withdraw(person.enrolmentId)
    await cloud.advance(20_000)
    const renewed = await cloud.as(person, 'learning.renewLease', report(before.data.token, [[20_000, 40_000]]))
    const late = await cloud.as(person, 'learning.reportLate', { token: before.data.token, segments: [[20_000, 40_000]] })
    const reopened = await open(cloud, person, 'common-2')
    const { data: home } = await cloud.as(person, 'learning.getHome')
    const { data: own } = await cloud.as(person, 'learning.getClass', { enrolmentId: person.enrolmentId })
    const { data: hours } = await cloud.as(person, 'learning.getHours')
    expect([tried.data.done, before.code, done.data.done, renewed.code, late.data.creditedMs < 4_000, reopened.code, reopened.details]).toEqual([false, 'ok', true, 'LEASE_SUPERSEDED', true, 'WITHDRAWN', { what: 'enrolment' }])
    expect([home.hasWithdrawn, home.rings, own.view.state, hours.entries.length, hours.rings[0].common.earned]).toEqual([true, [], 'withdrawn', 1, 100])
  })

  it('is restored with second thoughts: hours and place are as they were, and both are on record with their reasons (OPS-02)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(20_000)
    await cloud.as(person, 'learning.closeLease', report(token, [[0, 20_000]]))
    await withdraw(person.enrolmentId)
    const tried = await restore(person.enrolmentId, false)
    const still = await open(cloud, person, 'common-1')
    const restored = await restore(person.enrolmentId)
    const reopened = await open(cloud, person, 'common-1')
    const log = await cloud.read<OperatorLogDocument>('operator_log', { operation: 'enrolment.restore' })
    expect([tried.data.done, still.code, restored.data.done, reopened.data.positionMs, log.filter(({ subjects }) => subjects.includes(person.enrolmentId)).map(({ effect, reason }) => [effect, reason])]).toEqual([
      false, 'WITHDRAWN', true, 20_000, [['dry run', '测试'], ['restored', '测试']],
    ])
  })

  it('leaves the person’s other specialty alone, and a second main item is not restored beside another (ENR-09)', async () => {
    const person = await cloud.newcomer()
    const second = await cloud.enrolAgain(person, 'municipal')
    await withdraw(person.enrolmentId)
    const other = await cloud.as(person, 'learning.openLesson', { enrolmentId: second, lessonId: 'common-1', page: 'p', device: '手机微信', takeOver: false })
    await cloud.change('enrolments', second, { item: 'main' })
    const refused = await restore(person.enrolmentId)
    expect([other.code, refused.code]).toEqual(['ok', 'ENROLMENT_REFUSED'])
  })

  it('said twice changes nothing; unknown enrolments and operators are refused', async () => {
    const person = await cloud.newcomer()
    const inForce = await restore(person.enrolmentId)
    await withdraw(person.enrolmentId)
    const again = await withdraw(person.enrolmentId)
    expect([inForce.data.sentence.endsWith('没有停，没有变化。'), again.data.sentence.endsWith('早已停了，没有变化。')]).toEqual([true, true])
    const codes = [await withdraw('nobody'), await restore('nobody'), await cloud.admin('enrolment.withdraw', { enrolmentId: 'x', key: 'wrong' }), await cloud.admin('enrolment.restore', { enrolmentId: 'x', key: 'wrong' })].map(({ code }) => code)
    expect(codes).toEqual(['ENROLMENT_UNKNOWN', 'ENROLMENT_UNKNOWN', 'OPERATOR_REFUSED', 'OPERATOR_REFUSED'])
  })
})

describe('an enrolment whose exam', () => {
  let cloud: ExamCloud

  beforeAll(async () => {
    cloud = await startExamCloud()
  })
  afterAll(() => cloud.stop())

  const withdraw = (enrolmentId: string) => cloud.admin('enrolment.withdraw', { ...operator, enrolmentId, confirm: true })

  it('is being sat: the paper takes no more answers and cannot be opened again (integrity, fencing)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const { code } = await withdraw(person.enrolmentId)
    const saved = await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: answersTo(paper, true).slice(0, 1) })
    const again = await cloud.as(person, 'exam.startAttempt', { enrolmentId: person.enrolmentId, page: 'page-2', device: '安卓手机' })
    expect([code, saved.code, again.code]).toEqual(['ok', 'EXAM_TAKEN_OVER', 'NOT_FOUND'])
  })

  it('waits for a photo decision is not stopped before the decision', async () => {
    const person = await cloud.newcomer()
    await sit(cloud, person, true)
    expect((await withdraw(person.enrolmentId)).code).toBe('ENROLMENT_REFUSED')
  })
})
