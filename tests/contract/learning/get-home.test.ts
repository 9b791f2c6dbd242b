// The pages that only show: home, classes, course, hours, statement; and acknowledging the rules (ENR-13).
import { busy, startLearningCloud, type LearningCloud, type Person } from './arrange'
import { earn, open, playThrough, playToCheck, report } from './study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

async function next(person: Person): Promise<object> {
  return (await cloud.as(person, 'learning.getHome')).data.next
}

describe('学习', () => {
  it('shows the ring, the validity and whom to ask (screens)', async () => {
    const person = await cloud.newcomer()
    await earn(cloud, person, 'common-1')
    const { data } = await cloud.as(person, 'learning.getHome')
    expect({ ...data, next: data.next.kind, rings: [{ ...data.rings[0], daysLeft: data.rings[0].daysLeft > 20_000 }] }).toEqual({
      maskedName: '张*国',
      isBound: true,
      rings: [
        {
          enrolmentId: person.enrolmentId, specialty: 'building', specialtyName: '建筑工程', item: 'main',
          common: { earned: 100, required: 200 }, specialtyHours: { earned: 0, required: 100 }, exam: { earned: 0, required: 400 }, total: { earned: 100, required: 700 },
          registrationExpires: '2099-05-01', daysLeft: true,
        },
      ],
      next: 'continueLesson',
      isCheckDue: false,
      hasWithdrawn: false,
      school: { name: '苏州市智信建设职业培训学校', phone: '0512-65000000', officeHours: '工作日 9:00—17:00' },
    })
  })

  it('leads from the class to the rules, the lesson, its exercise and the exam', async () => {
    const person = await cloud.newcomer({ isAcknowledged: false })
    const steps = [await next(person)]
    await cloud.as(person, 'learning.acknowledgeRules', { enrolmentId: person.enrolmentId, rulesVersion: 'rules-1' })
    steps.push(await next(person))
    const opened = await open(cloud, person, 'common-1')
    await cloud.advance(20_000)
    await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 20_000]]))
    steps.push(await next(person))
    await cloud.advance(3_600_000)
    await playThrough(cloud, person, 'common-1')
    steps.push(await next(person))
    for (const lessonId of ['common-1', 'common-2', 'building-1']) await earn(cloud, person, lessonId)
    steps.push(await next(person))
    expect(steps).toMatchObject([
      { kind: 'acknowledgeRules' },
      { kind: 'continueLesson', lessonId: 'common-1', remainingMs: 300_000, isStarted: false },
      { kind: 'continueLesson', lessonId: 'common-1', remainingMs: 280_000, isStarted: true },
      { kind: 'doExercise', lessonId: 'common-1' },
      { kind: 'openExam', enrolmentId: person.enrolmentId },
    ])
  })

  it('says when the class opens, when a check waits, and when there is nothing yet', async () => {
    const later = await cloud.newcomer({ classId: 'class-later' })
    const frozen = await cloud.newcomer({ ruleSet: busy })
    await playToCheck(cloud, frozen)
    const withdrawn = await cloud.newcomer({ status: 'withdrawn' })
    const home = await cloud.as(frozen, 'learning.getHome')
    expect([await next(later), home.data.isCheckDue, await next(withdrawn), (await cloud.as(withdrawn, 'learning.getHome')).data.hasWithdrawn]).toMatchObject([{ kind: 'waitForClass', opensOn: '2099-01-01' }, true, { kind: 'noEnrolment' }, true])
  })

  it('asks a browser to bind WeChat first, and nobody unknown in', async () => {
    const person = await cloud.newcomer({ isBound: false })
    const { data } = await cloud.web(await cloud.session(person), 'learning.getHome')
    expect([data.isBound, data.next.kind, (await cloud.as({ openid: 'o-nobody' }, 'learning.getHome')).code]).toEqual([false, 'bindWechat', 'NOT_SIGNED_IN'])
  })
})

describe('我的班级 and 在线课程 (CAT-01)', () => {
  it('lists classes with their courses and progress', async () => {
    const person = await cloud.newcomer()
    await earn(cloud, person, 'common-1')
    const { data } = await cloud.as(person, 'learning.listClasses')
    expect(data.classes).toMatchObject([
      {
        enrolmentId: person.enrolmentId,
        state: 'open',
        class: { title: '二级建造师继续教育建筑工程', textbookPlace: '学校一楼' },
        courses: [
          { courseId: 'common', earned: 100, required: 200, lessons: 2, lessonsEarned: 1, lockedByMissing: null },
          { courseId: 'building', earned: 0, required: 100, lessons: 1, lessonsEarned: 0, lockedByMissing: 100 },
        ],
      },
    ])
  })

  it('shows the teaching rules and takes their acknowledgement once, with version and time (ENR-13)', async () => {
    const person = await cloud.newcomer({ isAcknowledged: false })
    const { enrolmentId } = person
    const before = await cloud.as(person, 'learning.getClass', { enrolmentId })
    const wrong = await cloud.as(person, 'learning.acknowledgeRules', { enrolmentId, rulesVersion: 'rules-0' })
    const first = await cloud.as(person, 'learning.acknowledgeRules', { enrolmentId, rulesVersion: 'rules-1' })
    await cloud.advance(60_000)
    const second = await cloud.as(person, 'learning.acknowledgeRules', { enrolmentId, rulesVersion: 'rules-1' })
    const after = await cloud.as(person, 'learning.getClass', { enrolmentId })
    expect([before.data.teachingRules, wrong.code, wrong.details, second.data, after.data.teachingRules.isAcknowledged]).toEqual([
      { version: 'rules-1', title: '教学管理规定', clauses: ['一、按时学习。'], isAcknowledged: false }, 'RULES_CHANGED', { rulesVersion: 'rules-1' }, first.data, true,
    ])
  })

  it('shows chapters, ticks and where to go on, the running lease included (PLY-01, PLY-03)', async () => {
    const person = await cloud.newcomer()
    await earn(cloud, person, 'common-1')
    const opened = await open(cloud, person, 'common-2')
    await cloud.advance(30_000)
    await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 30_000]]))
    const { data } = await cloud.as(person, 'learning.getCourse', { enrolmentId: person.enrolmentId, courseId: 'common' })
    expect({ ...data, chapters: data.chapters.map(({ lessons }: { lessons: object[] }) => lessons) }).toMatchObject({
      earned: 100,
      lockedByMissing: null,
      nextLessonId: 'common-2',
      chapters: [[{ lessonId: 'common-1', played: true, earned: true }, { lessonId: 'common-2', frontierMs: 30_000, played: false, earned: false }]],
    })
  })

  it('shows another person’s enrolment or course to nobody (case 33)', async () => {
    const { enrolmentId } = await cloud.newcomer()
    const other = await cloud.newcomer()
    const codes = [
      await cloud.as(other, 'learning.getClass', { enrolmentId }),
      await cloud.as(other, 'learning.getCourse', { enrolmentId, courseId: 'common' }),
      await cloud.as(other, 'learning.getStatement', { enrolmentId, lessonId: 'common-1' }),
      await cloud.as(other, 'learning.acknowledgeRules', { enrolmentId, rulesVersion: 'rules-1' }),
      await cloud.as(other, 'learning.getCourse', { enrolmentId: other.enrolmentId, courseId: 'municipal' }),
    ].map(({ code }) => code)
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
  })

  it('tells a withdrawn trainee so', async () => {
    const person = await cloud.newcomer({ status: 'withdrawn', isAcknowledged: false })
    const codes = [await cloud.as(person, 'learning.getCourse', { enrolmentId: person.enrolmentId, courseId: 'common' }), await cloud.as(person, 'learning.acknowledgeRules', { enrolmentId: person.enrolmentId, rulesVersion: 'rules-1' })].map(({ code }) => code)
    const { data } = await cloud.as(person, 'learning.listClasses')
    expect([codes, data.classes[0].state]).toEqual([['WITHDRAWN', 'WITHDRAWN'], 'withdrawn'])
  })
})

describe('学时明细', () => {
  it('shows every entry of the ledger with its reason (HRS-03)', async () => {
    const person = await cloud.newcomer()
    await earn(cloud, person, 'common-1')
    const { data } = await cloud.as(person, 'learning.getHours')
    expect([data.rings[0].total.earned, data.entries]).toMatchObject([100, [{ account: 'common', part: 'course', kind: 'lesson-earned', title: '第 common-1 节', creditHours: 100, reason: '视频播放完成，课后练习全部正确' }]])
  })

  it('shows stretch by stretch what was credited and why something was not (PLY-08)', async () => {
    const person = await cloud.newcomer()
    const opened = await open(cloud, person, 'common-1')
    await cloud.advance(30_000)
    const first = await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 30_000]]))
    await cloud.advance(20_000)
    await cloud.as(person, 'learning.renewLease', report(first.data.token, [[100_000, 120_000]]))
    const { data } = await cloud.as(person, 'learning.getStatement', { enrolmentId: person.enrolmentId, lessonId: 'common-1' })
    expect([data.frontierMs, data.stretches.map(({ creditedMs, reason }: { creditedMs: number; reason: string }) => [creditedMs, reason])]).toEqual([30_000, [[0, 'skipped-ahead'], [30_000, 'credited']]])
  })
})
