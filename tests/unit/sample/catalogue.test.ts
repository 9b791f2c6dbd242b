// The sample's courses, exercises and exam banks are complete and consistent, as publishing demands.
import fs from 'node:fs'
import path from 'node:path'

interface Lesson {
  readonly lessonId: string
  readonly title: string
  readonly creditHours: number
  readonly media: string
  readonly exercise: readonly string[]
}

interface Course {
  readonly courseId: string
  readonly kind: string
  readonly specialty?: string
  readonly exam?: { readonly minutes: number; readonly passMark: number; readonly parts: readonly { readonly kind: string; readonly chapterId: string; readonly count: number; readonly pointsEach: number }[] }
  readonly chapters: readonly { readonly chapterId: string; readonly title: string; readonly lessons: readonly Lesson[] }[]
}

interface Question {
  readonly questionId: string
  readonly lessonId?: string
  readonly chapterId: string
  readonly kind: 'single' | 'multiple' | 'judge'
  readonly difficulty: number
  readonly stem: string
  readonly options: readonly { readonly key: string; readonly text: string }[]
  readonly answer: readonly string[]
  readonly explanation: string
}

const sample = path.join(__dirname, '../../../sample')

function read<Value>(file: string): Value {
  return JSON.parse(fs.readFileSync(path.join(sample, file), 'utf8')) as Value
}

function readQuestions(name: string): readonly Question[] {
  return read<{ questions: readonly Question[] }>(`catalogue/${name}.json`).questions
}

const courseIds = ['common', 'building', 'municipal'] as const
const specialtyIds = ['building', 'municipal'] as const
const courses = courseIds.map((id) => read<Course>(`catalogue/${id}.json`))
const exercises = courseIds.flatMap((id) => readQuestions(`${id}-exercises`))
const banks = specialtyIds.flatMap((id) => readQuestions(`${id}-exam`))
const everyQuestion = [...exercises, ...banks]
const slides = read<Record<string, { points: readonly string[] }>>('clips/slides.json')

function lessonsOf(course: Course): readonly Lesson[] {
  return course.chapters.flatMap(({ lessons }) => lessons)
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

/** Without spaces and punctuation, so that a question cannot come twice in another dress. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
}

it('gives the common course 16 hours and each specialty course 40 (CAT-02)', () => {
  const hours = courses.map((course) => [course.courseId, lessonsOf(course).reduce((sum, { creditHours }) => sum + creditHours, 0)])

  expect(hours).toEqual([['common', 1600], ['building', 4000], ['municipal', 4000]])
})

it('names every lesson once, with a medium that is there and slides of its own', () => {
  const lessons = courses.flatMap(lessonsOf)

  expect({
    repeated: repeated(lessons.map(({ lessonId }) => lessonId)),
    badId: lessons.filter(({ lessonId }) => !/^[a-z0-9-]+$/.test(lessonId)).map(({ lessonId }) => lessonId),
    withoutMedium: lessons.filter(({ media }) => !fs.existsSync(path.join(sample, media))).map(({ media }) => media),
    withoutSlides: lessons.filter(({ lessonId }) => slides[lessonId]?.points.length !== 4).map(({ lessonId }) => lessonId),
  }).toEqual({ repeated: [], badId: [], withoutMedium: [], withoutSlides: [] })
})

it('uses every clip and needs no more than 60 seconds for the hours of a lesson (CAT-04)', () => {
  const { secondsOfVideoPerCreditHour } = read<{ secondsOfVideoPerCreditHour: number }>('rules.json')
  const lessons = courses.flatMap(lessonsOf)
  const used = new Set(lessons.map(({ media }) => path.basename(media)))
  const clips = fs.readdirSync(path.join(sample, 'clips')).filter((file) => file.endsWith('.mp4'))

  expect({
    unused: clips.filter((file) => !used.has(file)),
    tooShort: lessons.filter(({ creditHours }) => (creditHours / 100) * secondsOfVideoPerCreditHour > 60).map(({ lessonId }) => lessonId),
  }).toEqual({ unused: [], tooShort: [] })
})

it('gives every lesson an exercise of three questions, one of each kind, that say where they belong (EXC-01)', () => {
  const byId = new Map(exercises.map((question) => [question.questionId, question]))
  const wrong = courses.flatMap((course) =>
    course.chapters.flatMap(({ chapterId, lessons }) =>
      lessons.filter(({ lessonId, exercise }) => {
        const questions = exercise.map((questionId) => byId.get(questionId))
        const isHome = questions.every((question) => question?.lessonId === lessonId && question.chapterId === chapterId)
        return !isHome || questions.map((question) => question?.kind).join() !== 'single,multiple,judge'
      }),
    ),
  )

  expect({ wrong, orphans: exercises.length - courses.flatMap(lessonsOf).flatMap(({ exercise }) => exercise).length }).toEqual({ wrong: [], orphans: 0 })
})

it('asks no question twice: ids and stems are unique over exercises and banks', () => {
  expect({
    ids: repeated(everyQuestion.map(({ questionId }) => questionId)),
    stems: repeated(everyQuestion.map(({ stem }) => bare(stem))),
  }).toEqual({ ids: [], stems: [] })
})

it('has answers among the options, one for single choice and true/false, two or more for multiple choice (EXM-02)', () => {
  const wrong = everyQuestion.filter(({ kind, options, answer }) => {
    const keys = options.map(({ key }) => key)
    const isAmong = answer.every((key) => keys.includes(key)) && new Set(answer).size === answer.length
    const isCounted = kind === 'multiple' ? answer.length >= 2 && answer.length < options.length && options.length >= 4 && options.length <= 5 : answer.length === 1
    const isShaped = kind === 'judge' ? options.map(({ text }) => text).join() === '正确,错误' : kind === 'multiple' || options.length === 4
    return !isAmong || !isCounted || !isShaped || keys.join('') !== 'ABCDE'.slice(0, keys.length)
  })

  expect(wrong.map(({ questionId }) => questionId)).toEqual([])
})

it('explains every answer, repeats no option, and keeps to the three grades of difficulty', () => {
  const wrong = everyQuestion.filter(
    ({ options, explanation, difficulty }) => explanation.length < 8 || repeated(options.map(({ text }) => bare(text))).length > 0 || ![1, 2, 3].includes(difficulty),
  )

  expect(wrong.map(({ questionId }) => questionId)).toEqual([])
})

it('puts the right option of single choice in each place about equally often, and true about as often as false', () => {
  const single = everyQuestion.filter(({ kind }) => kind === 'single').map(({ answer }) => answer[0] ?? '')
  const judged = everyQuestion.filter(({ kind }) => kind === 'judge').map(({ answer }) => answer[0] ?? '')
  const share = (keys: readonly string[], key: string) => keys.filter((each) => each === key).length / keys.length

  for (const key of 'ABCD') expect(Math.abs(share(single, key) - 0.25)).toBeLessThan(0.05)
  expect(Math.abs(share(judged, 'A') - 0.5)).toBeLessThan(0.1)
})

describe.each(specialtyIds)('the exam of %s', (id) => {
  const course = read<Course>(`catalogue/${id}.json`)
  const bank = readQuestions(`${id}-exam`)
  const parts = course.exam?.parts ?? []

  it('draws on at least 60 questions of three kinds from every chapter (EXM-06)', () => {
    expect({
      isLarge: bank.length >= 60,
      kinds: [...new Set(bank.map(({ kind }) => kind))].sort(),
      chapters: [...new Set(bank.map(({ chapterId }) => chapterId))].sort(),
    }).toEqual({ isLarge: true, kinds: ['judge', 'multiple', 'single'], chapters: course.chapters.map(({ chapterId }) => chapterId) })
  })

  it('gives 100 points, passes at 60, asks all kinds of all chapters, and has three papers without a common question in each part', () => {
    const papers = parts.map(({ kind, chapterId, count }) => Math.floor(bank.filter((question) => question.kind === kind && question.chapterId === chapterId).length / count))

    expect({ points: parts.reduce((sum, { count, pointsEach }) => sum + count * pointsEach, 0), passMark: course.exam?.passMark, isThreefold: Math.min(...papers) >= 3 }).toEqual({
      points: 100,
      passMark: 60,
      isThreefold: true,
    })
  })
})
