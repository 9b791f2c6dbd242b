import { Text, View } from '@tarojs/components'
import { getCourse } from '../../contract/learning/get-course'
import { goTo, replaceWith } from '../../platform/navigation'
import { useAnswer } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { FailureNotice } from '../../ui/FailureNotice'
import type { Failure } from '../../ui/failure-text'
import { Notice } from '../../ui/Notice'
import { routes } from '../../ui/routes'
import type { Chosen } from './answers'
import { PausedNotice, type LessonPlace } from './ExerciseRefusal'
import { earnedText, type Exercise, type Marked } from './text'

interface ExerciseResultProps {
  readonly exercise: Exercise
  readonly chosen: Chosen
  readonly marked: Marked
  readonly place: LessonPlace
  readonly again: { readonly isBusy: boolean; readonly failure: Failure | null; readonly begin: () => void }
}

/** The server's mark: all right earns, otherwise which were wrong, never what would be right (EXC-02). */
export function ExerciseResult(props: ExerciseResultProps) {
  return props.marked.allCorrect ? <AllCorrect {...props} /> : <SomeWrong {...props} />
}

function AllCorrect({ marked, place }: ExerciseResultProps) {
  const course = useAnswer(getCourse, { enrolmentId: place.enrolment, courseId: place.course }, { isWanted: place.course !== '' })
  const nextLessonId = course.data?.nextLessonId ?? null
  return (
    <Notice
      tone='good'
      title='全部答对 ✓'
      actions={
        <>
          {marked.specialtyOpened && <Button onPress={() => replaceWith(routes.class, { enrolment: place.enrolment })}>去学专业课</Button>}
          {!marked.specialtyOpened && nextLessonId !== null && <Button onPress={() => replaceWith(routes.lesson, { ...place, lesson: nextLessonId })}>学下一节</Button>}
          <Button kind='secondary' onPress={() => replaceWith(routes.course, { enrolment: place.enrolment, course: place.course })}>
            回在线课程
          </Button>
        </>
      }
    >
      <Text>{earnedText(marked.creditHours)}</Text>
      {marked.specialtyOpened && <Text>公共课学时已满，专业课已经开放。</Text>}
    </Notice>
  )
}

function SomeWrong({ exercise, chosen, marked, place, again }: ExerciseResultProps) {
  const wrong = exercise.questions.flatMap((question, index) => (marked.wrongQuestionIds.includes(question.questionId) ? [{ question, number: index + 1 }] : []))
  return (
    <View>
      <Notice tone='warning' title={`${exercise.questions.length} 题中有 ${wrong.length} 题不对`}>
        全部答对才得本节学时。次数不限，做错不扣学时。
      </Notice>
      <View className='exercise__wrong'>
        {wrong.map(({ question, number }) => (
          <Card key={question.questionId}>
            <Text className='exercise__kind'>{`第 ${number} 题 ✗`}</Text>
            <Text className='exercise__stem'>{question.stem}</Text>
            <Text className='exercise__yours'>{`您选的：${chosenText(question, chosen[question.questionId] ?? [])}`}</Text>
          </Card>
        ))}
      </View>
      {again.failure && <FailureNotice failure={again.failure} />}
      {marked.retryAfterMs > 0 ? (
        <PausedNotice endsAtMs={marked.markedAtMs + marked.retryAfterMs} onRetry={again.begin} />
      ) : (
        <Button isBusy={again.isBusy} onPress={again.begin}>
          再做一次
        </Button>
      )}
      <Button kind='quiet' onPress={() => goTo(routes.lesson, { ...place })}>
        回看视频
      </Button>
    </View>
  )
}

function chosenText(question: Exercise['questions'][number], letters: readonly string[]): string {
  if (letters.length === 0) return '没有作答'
  return question.options.flatMap(({ letter, text }) => (letters.includes(letter) ? [question.kind === 'judge' ? text : `${letter} ${text}`] : [])).join('；')
}
