// 课后练习: marked at once by 交卷; all correct earns the lesson's hours; repeats are unlimited (EXC-01).
import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import { getCourse } from '../../contract/learning/get-course'
import { getHome } from '../../contract/learning/get-home'
import { listClasses } from '../../contract/learning/list-classes'
import { startExercise } from '../../contract/learning/start-exercise'
import { submitExercise } from '../../contract/learning/submit-exercise'
import { usePageParameters } from '../../platform/navigation'
import { useCommand, useForgetAnswers } from '../../transport'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { FailureNotice } from '../../ui/FailureNotice'
import { Page } from '../../ui/Page'
import { answersOf, choose, unanswered, type Chosen } from './answers'
import { ExerciseRefusal } from './ExerciseRefusal'
import { ExerciseResult } from './ExerciseResult'
import { QuestionCard } from './QuestionCard'
import { unansweredText } from './text'
import './ExerciseScreen.scss'

export type Marked = ResponseOf<typeof submitExercise> & { readonly markedAtMs: number }

export function ExerciseScreen() {
  const { enrolment = '', course = '', lesson = '' } = usePageParameters()
  const start = useCommand(startExercise)
  const submit = useCommand(submitExercise)
  const forget = useForgetAnswers()
  const [exercise, setExercise] = useState<ResponseOf<typeof startExercise> | null>(null)
  const [chosen, setChosen] = useState<Chosen>({})
  const [marked, setMarked] = useState<Marked | null>(null)
  const [isAsking, setIsAsking] = useState(false)

  async function begin(): Promise<void> {
    setMarked(null)
    submit.clearFailure()
    const outcome = await start.run({ enrolmentId: enrolment, lessonId: lesson })
    if (!outcome?.ok) return
    setExercise(outcome.data)
    setChosen({})
  }

  useEffect(() => {
    void begin()
  }, [enrolment, lesson]) // eslint-disable-line react-hooks/exhaustive-deps -- begins once per lesson; `begin` is new at every render

  async function handIn(): Promise<void> {
    if (exercise === null) return
    setIsAsking(false)
    const outcome = await submit.run({ enrolmentId: enrolment, lessonId: lesson, tryNo: exercise.tryNo, answers: answersOf(exercise.questions, chosen) })
    if (!outcome?.ok) return
    setMarked({ ...outcome.data, markedAtMs: Date.now() })
    await forget(getCourse, getHome, listClasses)
  }

  const place = { enrolment, course, lesson }
  const missing = exercise === null ? [] : unanswered(exercise.questions, chosen)
  const isRefused = start.failure !== null && exercise === null
  const footer = exercise !== null && marked === null && (
    <Button isBusy={submit.isBusy} onPress={() => (missing.length > 0 ? setIsAsking(true) : void handIn())}>
      交卷
    </Button>
  )
  return (
    <Page title='课后练习' isLoading={exercise === null && !isRefused} footer={footer}>
      {isRefused && start.failure && <ExerciseRefusal failure={start.failure} place={place} onRetry={() => void begin()} />}
      {exercise !== null && marked === null && (
        <View>
          <Text className='exercise__title'>{exercise.title}</Text>
          <Text className='exercise__hint'>全部答对得本节学时，可以反复做。</Text>
          {exercise.questions.map((question, index) => (
            <QuestionCard
              key={`${exercise.tryNo} ${question.questionId}`}
              number={index + 1}
              question={question}
              chosen={chosen[question.questionId] ?? []}
              onChoose={(letter) => setChosen((before) => choose(before, question, letter))}
            />
          ))}
          {submit.failure &&
            (submit.failure.code === 'OFFLINE' || submit.failure.code === 'TRY_AGAIN' || submit.failure.code === 'INTERNAL' ? (
              <FailureNotice failure={submit.failure} />
            ) : (
              <ExerciseRefusal failure={submit.failure} place={place} onRetry={() => void begin()} />
            ))}
        </View>
      )}
      {exercise !== null && marked !== null && <ExerciseResult exercise={exercise} chosen={chosen} marked={marked} place={place} again={{ isBusy: start.isBusy, failure: start.failure, begin: () => void begin() }} />}
      {isAsking && (
        <Dialog
          title='现在交卷吗？'
          actions={
            <>
              <Button onPress={() => setIsAsking(false)}>接着答</Button>
              <Button kind='secondary' onPress={() => void handIn()}>
                交卷
              </Button>
            </>
          }
        >
          <Text>{unansweredText(missing)}没有全部答对就要再做一次。</Text>
        </Dialog>
      )}
    </Page>
  )
}
