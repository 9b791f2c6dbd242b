import { Text, View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import type { getCourse } from '../../contract/learning/get-course'
import { ListRow } from '../../ui/ListRow'
import { tickOf } from '../../ui/Tick'
import { leftText, mediaClock } from '../../ui/wording'
import { labels } from './text'

export type CourseOutline = ResponseOf<typeof getCourse>
type OutlineLesson = CourseOutline['chapters'][number]['lessons'][number]

function detailOf(lesson: OutlineLesson): string {
  if (lesson.earned) return mediaClock(lesson.mediaMs)
  if (lesson.played) return '待做课后练习'
  return lesson.frontierMs > 0 ? `还剩 ${leftText(lesson.mediaMs - lesson.frontierMs)}` : mediaClock(lesson.mediaMs)
}

interface LessonOutlineProps {
  readonly course: CourseOutline
  readonly currentLessonId: string
  readonly onOpen: (lessonId: string) => void
}

/** The chapter list beside the player on a big screen, below it on a phone; ✓ on earned lessons (PLY-01). */
export function LessonOutline({ course, currentLessonId, onOpen }: LessonOutlineProps) {
  return (
    <View className='lesson__outline'>
      <Text className='lesson__outline-title'>{labels.listTitle}</Text>
      {course.chapters.map((chapter) => (
        <View key={chapter.chapterId}>
          <Text className='lesson__chapter'>{chapter.title}</Text>
          {chapter.lessons.map((lesson) => (
            <ListRow
              key={lesson.lessonId}
              title={lesson.title}
              detail={detailOf(lesson)}
              tick={tickOf(lesson)}
              isCurrent={lesson.lessonId === currentLessonId}
              onPress={lesson.lessonId === currentLessonId ? undefined : () => onOpen(lesson.lessonId)}
            />
          ))}
        </View>
      ))}
    </View>
  )
}
