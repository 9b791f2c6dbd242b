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
    ['goes on with a lesson begun before one never begun', [standing({ common: course('common', [lesson('1.1'), lesson('1.2', { frontierMs: 1 }), lesson('1.3', { frontierMs: 5 })]) })], { kind: 'continueLesson', lessonId: '1.2', remainingMs: 599_999, isStarted: true }],
    ['begins the first of several that nobody has begun, whatever was played last and is earned', [standing({ lastLessonId: '1.1' })], { kind: 'continueLesson', lessonId: '1.2', isStarted: false }],
    ['never shows less than no time left', [standing({ common: course('common', [lesson('1.2', { frontierMs: 700_000 })]) })], { kind: 'continueLesson', remainingMs: 0 }],
    ['waits for the school when every lesson is earned and hours are still missing', [standing({ common: course('common', [lesson('1.1', { isEarned: true })]) })], { kind: 'waitForClass', enrolmentId: 'main', opensOn: null }],
    ['waits for the school when it has pinned no course yet', [standing({ common: null })], { kind: 'waitForClass', enrolmentId: 'main', opensOn: null }],
    ['opens the exam when nothing is left to learn, in whatever state the class is', [standing({ ...complete, classState: 'ended' })], { kind: 'openExam', enrolmentId: 'main' }],
    ['goes on with an exam that has begun', [standing({ exam: { kind: 'in-progress' } })], { kind: 'continueExam', enrolmentId: 'main' }],
    ['waits while a decision on the photos is due', [standing({ exam: { kind: 'under-review' } })], { kind: 'waitForReview', enrolmentId: 'main' }],
    ['says from when the exam can be sat again (EXM-04)', [standing({ exam: { kind: 'again', notBeforeMs: 7 } })], { kind: 'retakeExam', enrolmentId: 'main', notBeforeMs: 7 }],
    ['of two equal steps takes the first enrolment’s', [standing({ enrolmentId: 'first' }), standing({ enrolmentId: 'second' })], { kind: 'continueLesson', enrolmentId: 'first' }],
    ['is done when all is passed', [standing({ ...complete, exam: { kind: 'passed' } })], { kind: 'done', enrolmentId: 'main' }],
  ])('%s', (_title, enrolments, expected) => {
    expect(nextStep(enrolments)).toMatchObject(expected)
  })
})

it('what a person can do comes before what they wait for, and that before what is done (screens: 学习)', () => {
  const notOpen = standing({ enrolmentId: 'waits', classState: 'not-open' })
  const done = standing({ ...complete, enrolmentId: 'done', exam: { kind: 'passed' } })
  const review = standing({ ...complete, enrolmentId: 'review', exam: { kind: 'under-review' } })
  const retake = standing({ ...complete, enrolmentId: 'retake', exam: { kind: 'again', notBeforeMs: 7 } })
  const unbound = standing({ enrolmentId: 'unbound', isBound: false })
  const photo = standing({ enrolmentId: 'photo', exam: { kind: 'exit-photo', dueMs: null } })
  const byUrgency = [done, notOpen, review, retake, unbound, photo]
  expect(byUrgency.map((_, index) => nextStep(byUrgency.slice(0, index + 1)).kind)).toEqual(['done', 'waitForClass', 'waitForReview', 'retakeExam', 'bindWechat', 'takeExitPhoto'])
  expect(byUrgency.map((_, index) => nextStep(byUrgency.slice(0, index + 1).reverse()).kind)).toEqual(['done', 'waitForClass', 'waitForReview', 'retakeExam', 'bindWechat', 'takeExitPhoto'])
})

it.each([
  ['the exam', standing({ ...complete })],
  ['a sitting that goes on', standing({ exam: { kind: 'in-progress' } })],
  ['the rules', standing({ isAcknowledged: false })],
  ['a lesson', standing()],
  ['an exercise', standing({ common: course('common', [lesson('1.2', { isPlayed: true })]) })],
  ['the binding', standing({ isBound: false })],
])('%s comes before a review of another enrolment, whichever is named first', (_what, own) => {
  const review = standing({ ...complete, enrolmentId: 'review', exam: { kind: 'under-review' } })
  expect(nextStep([review, own])).toEqual(nextStep([own]))
  expect(nextStep([own, review])).toEqual(nextStep([own]))
})

it('a sitting that goes on comes before the binding of another enrolment, whichever is named first', () => {
  const sitting = standing({ enrolmentId: 'sitting', exam: { kind: 'in-progress' } })
  const unbound = standing({ isBound: false })
  expect([nextStep([unbound, sitting]).kind, nextStep([sitting, unbound]).kind]).toEqual(['continueExam', 'continueExam'])
})
