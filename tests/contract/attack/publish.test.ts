// What is published stays as it is (CAT-04), also against another course's careless ids.
import { codeOf, dataOf } from '../local-cloud'
import { openSchool, putCourse, tinyCourse, tinyRules, type School } from '../admin/arrange'

let school: School
beforeAll(async () => {
  school = await openSchool(tinyRules)
}, 60_000)
afterAll(() => school.stop())

const publish = async (course: ReturnType<typeof tinyCourse>) => school.admin('catalogue.publishCourse', { path: await putCourse(school, course), confirm: true })

describe('a course that uses a lesson id of another course', () => {
  // Progress and hours are kept by lesson id: a lesson earned in one course would stand as earned in the other.
  test.each([1, 2])('is refused as version %d, and the published lesson stays as it was (CAT-04, case 16)', async (version) => {
    dataOf(await publish(tinyCourse('common')))
    const before = await school.read('lessons', { courseId: 'common' })
    const thief = tinyCourse('building', version)
    thief.course.chapters[0]!.lessons[0]!['lessonId'] = String(before[0]?.['lessonId'])
    const answer = await publish(thief)
    expect([codeOf(answer), await school.read('lessons', { courseId: 'common' })]).toEqual(['COURSE_REFUSED', before])
  })
})
