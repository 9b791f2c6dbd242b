// 课后练习: marked at once by 交卷; all correct earns the lesson's hours; repeats are unlimited (EXC-01).
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { getCourse } from '../../contract/learning/get-course'
import { getHome } from '../../contract/learning/get-home'
import { listClasses } from '../../contract/learning/list-classes'
import { submitExercise } from '../../contract/learning/submit-exercise'
import { usePageParameters } from '../../platform/navigation'
import { useCommand, useForgetAnswers } from '../../transport'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { FailureNotice } from '../../ui/FailureNotice'
import { Page } from '../../ui/Page'
import { answersOf, choose, unanswered } from './answers'
import { ExerciseRefusal } from './ExerciseRefusal'
import { ExerciseResult } from './ExerciseResult'
import { QuestionCard } from './QuestionCard'
import { unansweredText } from './text'
import { useExercise } from './use-exercise'
import './ExerciseScreen.scss'

/** The page stays as it is and 交卷 can be tapped again. */
const passing = ['OFFLINE', 'TRY_AGAIN', 'INTERNAL', 'THROTTLED']

export function ExerciseScreen() {
  const { enrolment = '', course = '', lesson = '' } = usePageParameters()
  const { state, setChosen, setMarked, again } = useExercise(enrolment, lesson)
  const submit = useCommand(submitExercise)
  const forget = useForgetAnswers()
  const [isAsking, setIsAsking] = useState(false)
  const { exercise, chosen, marked } = state
  const place = { enrolment, course, lesson }

  if (exercise === null) {
    return (
      <Page title='课后练习' isLoading={state.isOpening}>
        {state.failure && <ExerciseRefusal failure={state.failure} place={place} onRetry={again} />}
      </Page>
    )
  }
  if (marked !== null) {
    return (
      <Page title='课后练习'>
        <ExerciseResult exercise={exercise} chosen={chosen} marked={marked} place={place} again={{ isBusy: state.isOpening, failure: state.failure, begin: again }} />
      </Page>
    )
  }

  const { tryNo, questions } = exercise
  const missing = unanswered(questions, chosen)

  async function handIn(): Promise<void> {
    setIsAsking(false)
    const outcome = await submit.run({ enrolmentId: enrolment, lessonId: lesson, tryNo, answers: answersOf(questions, chosen) })
    if (!outcome?.ok) return
    setMarked({ ...outcome.data, markedAtMs: Date.now() })
    await forget(getCourse, getHome, listClasses)
  }

  function beginAnew(): void {
    submit.clearFailure()
    again()
  }

  return (
    <Page
      title='课后练习'
      footer={
        <Button isBusy={submit.isBusy} onPress={() => (missing.length > 0 ? setIsAsking(true) : void handIn())}>
          交卷
        </Button>
      }
    >
      <View>
        <Text className='exercise__title'>{exercise.title}</Text>
        <Text className='exercise__hint'>全部答对得本节学时，可以反复做。</Text>
        {questions.map((question, index) => (
          <QuestionCard
            key={`${tryNo} ${question.questionId}`}
            number={index + 1}
            question={question}
            chosen={chosen[question.questionId] ?? []}
            onChoose={(letter) => setChosen((before) => choose(before, question, letter))}
          />
        ))}
        {submit.failure &&
          (passing.includes(submit.failure.code) ? <FailureNotice failure={submit.failure} /> : <ExerciseRefusal failure={submit.failure} place={place} onRetry={beginAnew} />)}
      </View>
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
