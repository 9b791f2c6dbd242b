import { codeOf, dataOf } from '../local-cloud'
import { openSchool, putCourse, schoolTexts, tinyCourse, tinyQuestion, tinyRules, type School, type TinyCourse } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchool(tinyRules)
}, 60_000)
afterAll(() => school.stop())

async function publish(course: TinyCourse, confirm = true) {
  return school.admin('catalogue.publishCourse', { path: await putCourse(school, course), confirm })
}

function linesOf(answer: Awaited<ReturnType<typeof publish>>): string {
  return answer.ok ? '' : (answer.error.details as { lines: string[] }).lines.join('\n')
}

let version = 100
/** A version of its own, so that tests do not meet. */
function changed(change: (course: TinyCourse) => void, courseId: 'common' | 'building' = 'building'): TinyCourse {
  const course = tinyCourse(courseId, (version += 1))
  change(course)
  return course
}

describe('publishing a course (CAT-04)', () => {
  test('a dry run writes nothing; confirmed, the lengths come from the file and new classes take it', async () => {
    const dry = dataOf(await publish(tinyCourse('building'), false))
    expect([dry.counts, await school.read('courses')]).toEqual([expect.arrayContaining([{ label: '学时', value: 2 }, { label: '考题', value: 60 }]), []])
    dataOf(await publish(tinyCourse('building')))
    const [[course], [lesson], [current]] = [await school.read('courses', { _id: 'building_1' }), await school.read('lessons', { _id: 'building-1_1' }), await school.read('current_courses', { _id: 'building' })]
    expect([course, lesson, current]).toEqual([
      expect.objectContaining({ creditHours: 200, specialty: 'building', publishedBy: 'op-wang' }),
      expect.objectContaining({ mediaMs: expect.any(Number), mediaPath: 'clips/minute.mp4', mediaSha256: expect.stringMatching(/^[0-9a-f]{64}$/) }),
      expect.objectContaining({ currentVersion: 1 }),
    ])
    expect(Math.abs((lesson?.['mediaMs'] as number) - 60_000)).toBeLessThan(1_000)
    expect(JSON.stringify(course)).not.toContain('answer')
  })

  test('the same version again changes nothing; with other content it is refused; a new version leaves the old one', async () => {
    dataOf(await publish(tinyCourse('common')))
    const before = await school.read('courses', { _id: 'common_1' })
    const same = dataOf(await publish(tinyCourse('common')))
    const other = tinyCourse('common')
    other.course['title'] = '另一个名字'
    const refused = codeOf(await publish(other))
    dataOf(await publish(tinyCourse('common', 2)))
    const [current] = await school.read('current_courses', { _id: 'common' })
    expect([same.sentence, refused, await school.read('courses', { _id: 'common_1' }), current?.['currentVersion']]).toEqual([expect.stringContaining('没有变化'), 'COURSE_PUBLISHED', before, 2])
  })

  test.each<[string, (course: TinyCourse) => void, string]>([
    ['hours that do not add up', (one) => void (one.course.chapters[0]!.lessons[0]!['creditHours'] = 100), '各节学时加起来是 1，应为 2'],
    ['a video that is missing', (one) => void (one.course.chapters[0]!.lessons[0]!['media'] = 'clips/none.mp4'), '没有视频 clips/none.mp4'],
    ['a file that is no video', (one) => void (one.course.chapters[0]!.lessons[0]!['media'] = 'clips/text.mp4'), '不是可用的 MP4'],
    ['an exercise question that does not exist', (one) => void (one.course.chapters[0]!.lessons[0]!['exercise'] = ['none']), '练习题 none 不存在'],
    ['a lesson without an exercise', (one) => void (one.course.chapters[0]!.lessons[0]!['exercise'] = []), '没有课后练习'],
    ['an id used twice', (one) => void one.exercises.questions.push(tinyQuestion('building-q1')), '用了不止一次'],
    ['an answer that is no option', (one) => void (one.exercises.questions[0] = tinyQuestion('building-q1', { answer: ['C'] })), '选项或答案不成立'],
    ['a paper that is not 100 points', (one) => void (one.course['exam'] = { minutes: 60, parts: [{ kind: 'judge', count: 19, pointsEach: 5 }] }), '总分是 95 分'],
    ['a bank smaller than a paper', (one) => void (one.exam!.questions = one.exam!.questions.slice(0, 19)), '只有 19 道'],
    ['a practised question in the exam', (one) => void (one.exam!.questions[0] = { ...tinyQuestion('building-x0'), stem: '题目 building-q1。' }), '练习过的题不能再考'],
    ['a stem that shows its key (EXC-02)', (one) => void (one.exam!.questions[0] = { ...tinyQuestion('building-x0'), stem: '返工后应重新验收（√）' }), '题干括号里写着答案'],
    ['two equal options', (one) => void (one.exam!.questions[0] = tinyQuestion('building-x0', { options: [{ key: 'A', text: '对' }, { key: 'B', text: '对。' }] })), '选项或答案不成立'],
    ['a blueprint with a chapter that does not exist (EXM-06)', (one) => void (one.course['exam'] = { minutes: 60, parts: [{ kind: 'judge', chapterId: 'c9', count: 20, pointsEach: 5 }] }), '组卷方案写的章 c9 不存在'],
    ['a blueprint that names chapters for some questions of a kind only (EXM-06)', (one) => void (one.course['exam'] = { minutes: 60, parts: [{ kind: 'judge', chapterId: 'c1', count: 10, pointsEach: 5 }, { kind: 'judge', count: 10, pointsEach: 5 }] }), '有的写了章、有的没写'],
    ['a chapter with too few questions of a kind (EXM-06)', (one) => void ((one.course['exam'] = { minutes: 60, parts: [{ kind: 'judge', chapterId: 'c1', count: 20, pointsEach: 5 }] }), (one.exam!.questions = one.exam!.questions.slice(0, 12))), '“第一章”判断题只有 12 道，一份试卷要 20 道'],
    ['a specialty course without its exam', (one) => void ((one.course['exam'] = null), (one.exam = null)), '没有考试设置'],
  ])('refuses %s, naming the place', async (_what, change, line) => {
    await school.put('clips/text.mp4', 'not a video')
    const answer = await publish(changed(change))
    expect([codeOf(answer), linesOf(answer)]).toEqual(['COURSE_REFUSED', expect.stringContaining(line)])
  })

  test('refuses a video shorter than its hours: the length is read, never typed (CAT-04)', async () => {
    dataOf(await school.admin('rules.publish', { rules: { ...tinyRules, ruleSetId: 'real-hours', secondsOfVideoPerCreditHour: 2700 }, makeCurrent: false, confirm: true }))
    const answer = await school.admin('catalogue.publishCourse', { path: await putCourse(school, changed(() => undefined)), ruleSetId: 'real-hours', confirm: true })
    expect([codeOf(answer), linesOf(answer)]).toEqual(['COURSE_REFUSED', expect.stringContaining('按学时至少要 5400 秒')])
  })

  test('warns of a bank below three papers and publishes all the same (integrity)', async () => {
    const answer = dataOf(await publish(changed((one) => void (one.exam!.questions = one.exam!.questions.slice(0, 40)))))
    expect(answer.lines.join()).toContain('不到三份试卷')
  })

  test('warns of a chapter below three papers and of a multiple choice with one key (integrity)', async () => {
    const answer = dataOf(await publish(changed((one) => {
      one.course['exam'] = { minutes: 60, parts: [{ kind: 'judge', chapterId: 'c1', count: 20, pointsEach: 5 }] }
      one.exam!.questions = [...one.exam!.questions.slice(0, 59), tinyQuestion('building-m1', { kind: 'multiple', options: ['甲', '乙', '丙'].map((text, index) => ({ key: 'ABC'.charAt(index), text })) })]
    })))
    expect(answer.lines).toEqual(['提醒：多选题 building-m1 只有一个正确答案', '提醒：“第一章”判断题只有 59 道，不到三份试卷的量（60 道），补考容易碰到原题'])
  })

  test('files that are missing, no JSON or of another shape; an unknown rule set; a wrong key; a school without rules', async () => {
    await school.put('catalogue/text.json', 'no json')
    await school.put('catalogue/shape.json', '{"courseId":5}')
    const mixed = tinyCourse('common', 50)
    mixed.exercises.version = 49
    const path = await putCourse(school, tinyCourse('common', 51))
    const run = (input: object) => school.admin('catalogue.publishCourse', { path, ...input })
    const codes = [
      codeOf(await run({ path: 'catalogue/none.json' })),
      codeOf(await run({ path: 'catalogue/text.json' })),
      codeOf(await run({ path: 'catalogue/shape.json' })),
      codeOf(await publish(mixed)),
      codeOf(await run({ ruleSetId: 'never' })),
      codeOf(await run({ key: 'x' })),
    ]
    dataOf(await school.admin('school.setUp', { ...schoolTexts, currentRuleSetId: 'unpublished' }))
    const notReady = codeOf(await run({}))
    dataOf(await school.admin('school.setUp', { ...schoolTexts, currentRuleSetId: tinyRules.ruleSetId }))
    expect([...codes, notReady]).toEqual(['FILE_MISSING', 'FILE_REFUSED', 'FILE_REFUSED', 'FILE_REFUSED', 'RULES_UNKNOWN', 'OPERATOR_REFUSED', 'SCHOOL_NOT_READY'])
  })
})
