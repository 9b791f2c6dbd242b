import { nextStep, type CourseStanding, type EnrolmentStanding, type LessonStanding } from '../../../src/domain/hours'

function lesson(lessonId: string, given: Partial<LessonStanding> = {}): LessonStanding {
  return { lessonId, title: lessonId, isEarned: false, isPlayed: false, frontierMs: 0, mediaMs: 600_000, ...given }
}

function course(courseId: string, lessons: readonly LessonStanding[], isComplete = false): CourseStanding {
  return { courseId, title: courseId, isComplete, lessons }
}

function standing(given: Partial<EnrolmentStanding> = {}): EnrolmentStanding {
  return {
    enrolmentId: 'main',
    classState: 'open',
    opensOn: '2027-03-01',
    isAcknowledged: true,
    isBound: true,
    common: course('common', [lesson('1.1', { isEarned: true }), lesson('1.2'), lesson('1.3')]),
    specialty: course('building', [lesson('2.1')]),
    exam: { kind: 'open' },
    lastLessonId: null,
    ...given,
  }
}

const complete = { common: course('common', [], true), specialty: course('building', [], true) }

describe('the one next step (screens: 学习)', () => {
  it.each<[string, readonly EnrolmentStanding[], Record<string, unknown>]>([
    ['says that there is no enrolment', [], { kind: 'noEnrolment' }],
    ['waits for the class', [standing({ classState: 'no-class' })], { kind: 'waitForClass', enrolmentId: 'main', opensOn: null }],
    ['names the day on which the class opens', [standing({ classState: 'not-open' })], { kind: 'waitForClass', enrolmentId: 'main', opensOn: '2027-03-01' }],
    ['asks for the WeChat binding first', [standing({ isBound: false, isAcknowledged: false })], { kind: 'bindWechat' }],
    ['asks for the teaching rules before the first lesson (ENR-13)', [standing({ isAcknowledged: false })], { kind: 'acknowledgeRules', enrolmentId: 'main' }],
    ['begins the first lesson that is not earned', [standing()], { kind: 'continueLesson', lessonId: '1.2', remainingMs: 600_000, isStarted: false }],
    ['goes on with the lesson played last', [standing({ lastLessonId: '1.3' })], { kind: 'continueLesson', lessonId: '1.3' }],
    [
      'opens the exercise of a lesson that is played (EXC-01)',
      [standing({ common: course('common', [lesson('1.2', { isPlayed: true, frontierMs: 600_000 })]) })],
      { kind: 'doExercise', enrolmentId: 'main', courseId: 'common', lessonId: '1.2' },
    ],
    ['goes on to the specialty course when the common one is complete (CAT-03)', [standing({ common: complete.common })], { kind: 'continueLesson', courseId: 'building', lessonId: '2.1' }],
    ['opens the exam when both courses are complete (EXM-01)', [standing(complete)], { kind: 'openExam', enrolmentId: 'main' }],
    ['sends to the exit photo before anything else', [standing({ ...complete, exam: { kind: 'exit-photo', dueMs: 5 } }), standing({ enrolmentId: 'additional' })], { kind: 'takeExitPhoto', enrolmentId: 'main', dueMs: 5 }],
    ['takes the additional item when the main one is done', [standing({ ...complete, exam: { kind: 'passed' } }), standing({ enrolmentId: 'additional', common: complete.common })], { kind: 'continueLesson', enrolmentId: 'additional' }],
    ['studies on while another exam is under review', [standing({ ...complete, exam: { kind: 'under-review' } }), standing({ enrolmentId: 'additional', common: complete.common })], { kind: 'continueLesson', enrolmentId: 'additional' }],
    ['is done when all is passed', [standing({ ...complete, exam: { kind: 'passed' } })], { kind: 'done', enrolmentId: 'main' }],
  ])('%s', (_title, enrolments, expected) => {
    expect(nextStep(enrolments)).toMatchObject(expected)
  })
})
