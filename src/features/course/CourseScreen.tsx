// 在线课程: chapters, ticks, where to go on; a locked specialty says what is missing (CAT-01, CAT-03).
import { View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import { getCourse } from '../../contract/learning/get-course'
import { usePageShown } from '../../platform/lifecycle'
import { goTo, usePageParameters } from '../../platform/navigation'
import { useAnswer } from '../../transport'
import { Button, LabelWithTail } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { tickOf } from '../../ui/Tick'
import { hoursText, leftText, mediaClock } from '../../ui/wording'

type Course = ResponseOf<typeof getCourse>
type Lesson = Course['chapters'][number]['lessons'][number]

export function CourseScreen() {
  const { enrolment = '', course: courseId = '' } = usePageParameters()
  const answer = useAnswer(getCourse, { enrolmentId: enrolment, courseId }, { isWanted: enrolment !== '' && courseId !== '' })
  usePageShown(answer.reload)
  const course = answer.data
  const isLocked = course !== undefined && (course.lockedByMissing !== null || course.isWithdrawn)
  const next = isLocked ? undefined : findLesson(course, course?.nextLessonId ?? null)

  function open(lessonId: string): void {
    goTo(routes.lesson, { enrolment, course: courseId, lesson: lessonId })
  }

  return (
    <Page
      title='在线课程'
      isLoading={answer.isLoading}
      failure={answer.failure}
      hasContent={course !== undefined}
      onRetry={answer.reload}
      footer={next && <Button onPress={() => (next.played ? goTo(routes.exercise, { enrolment, course: courseId, lesson: next.lessonId }) : open(next.lessonId))}>
            <LabelWithTail label={resumeLabel(next)} tail={resumeTail(next)} />
          </Button>}
    >
      {course && (
        <View>
          <Card isFlush>
            <ListRow title={course.title} detail={course.kind === 'common' ? '公共课' : '专业课'} value={`${hoursText(course.earned)}/${hoursText(course.required)} 学时`} />
          </Card>
          {course.lockedByMissing !== null && (
            <Notice tone='warning' title={`公共课还差 ${hoursText(course.lockedByMissing)} 学时`}>
              先学完公共课，专业课就会开放，到时有通知。已得的学时都在。
            </Notice>
          )}
          {course.isWithdrawn && (
            <Notice tone='warning' title='这门课已停'>
              已得的学时都在。请联系学校了解怎么办。
            </Notice>
          )}
          {course.chapters.map((chapter) => (
            <Card key={chapter.chapterId} title={chapter.title} isFlush>
              {chapter.lessons.map((lesson) => (
                <ListRow
                  key={lesson.lessonId}
                  title={lesson.title}
                  detail={lessonDetail(lesson)}
                  value={`${hoursText(lesson.creditHours)} 学时`}
                  tick={isLocked ? 'locked' : tickOf(lesson)}
                  isDisabled={isLocked}
                  onPress={() => open(lesson.lessonId)}
                />
              ))}
            </Card>
          ))}
        </View>
      )}
    </Page>
  )
}

function findLesson(course: Course | undefined, lessonId: string | null): Lesson | undefined {
  return course?.chapters.flatMap((chapter) => chapter.lessons).find((lesson) => lesson.lessonId === lessonId)
}

function resumeTail(lesson: Lesson): string | null {
  return lesson.frontierMs > 0 && !lesson.played ? `还剩 ${leftText(lesson.mediaMs - lesson.frontierMs)}` : null
}

function resumeLabel(lesson: Lesson): string {
  if (lesson.played) return `课后练习 ${lesson.title}`
  return `${lesson.frontierMs > 0 ? '继续学习' : '开始学习'} ${lesson.title}`
}

function lessonDetail(lesson: Lesson): string {
  if (lesson.earned) return `${mediaClock(lesson.mediaMs)} · 已得学时`
  if (lesson.played) return `${mediaClock(lesson.mediaMs)} · 待做课后练习`
  return lesson.frontierMs > 0 ? `已计到 ${mediaClock(lesson.frontierMs)} / ${mediaClock(lesson.mediaMs)}` : mediaClock(lesson.mediaMs)
}
