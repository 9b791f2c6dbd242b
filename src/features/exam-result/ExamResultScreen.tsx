// 考试结果: what became of one attempt, and what to do next.
import { Text, View } from '@tarojs/components'
import { getResult } from '../../contract/exam/get-result'
import { specialtyNames } from '../../domain/specialty'
import { usePageShown } from '../../platform/lifecycle'
import { goTo, replaceWith, switchTab, usePageParameters } from '../../platform/navigation'
import { useAnswer } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Countdown } from '../../ui/Countdown'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { useShell } from '../../ui/shell'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { dayText, timeOfDay } from '../../ui/wording'
import { actionLabels, actionsOf, labels, resultView, type Action, type Result } from './text'
import './ExamResultScreen.scss'

export function ExamResultScreen() {
  const { attempt = '', timeUp } = usePageParameters()
  const { data, failure, isLoading, receivedAtMs, reload } = useAnswer(getResult, { attemptId: attempt }, { isWanted: attempt !== '' })
  usePageShown(reload)
  return (
    <Page title={labels.title} isLoading={isLoading} failure={failure} hasContent={data !== undefined} onRetry={reload}>
      {data && <ResultContent answer={data} receivedAtMs={receivedAtMs} hasRunOut={timeUp !== undefined} onClockEnd={reload} />}
    </Page>
  )
}

interface ResultContentProps {
  readonly answer: Result
  readonly receivedAtMs: number
  readonly hasRunOut: boolean
  readonly onClockEnd: () => void
}

function ResultContent({ answer, receivedAtMs, hasRunOut, onClockEnd }: ResultContentProps) {
  const { result } = answer
  const view = resultView(answer, hasRunOut)
  const { callSchool } = useShell()
  const needsSchool = result.kind === 'withheld' || result.kind === 'cancelled'
  return (
    <View>
      <View className={`result result--${view.tone}`} ariaRole='status'>
        <Text className='result__title'>{view.title}</Text>
        <Text className='result__text'>{view.text}</Text>
        {view.clock && (
          <View className='result__clock'>
            <Text>{view.clock.before}</Text>
            <Text className='result__left'>
              <Countdown key={receivedAtMs} endsAtMs={receivedAtMs + view.clock.ms} onEnd={onClockEnd} />
            </Text>
            <Text>{view.clock.after}</Text>
          </View>
        )}
      </View>
      {result.kind === 'failed' && result.weakChapters.length > 0 && (
        <Card title={labels.weak}>
          {result.weakChapters.map((chapter) => (
            <Text key={chapter} className='result__chapter'>{`· ${chapter}`}</Text>
          ))}
        </Card>
      )}
      <View className='result__actions'>
        {actionsOf(answer).map((action, index) => (
          <Button key={action} kind={index === 0 ? 'primary' : 'secondary'} onPress={() => (action === 'call' ? callSchool() : follow(action, answer))}>
            {action === 'appeal' && answer.appeal !== null ? (answer.appeal.decision === null ? labels.seeAppeal : labels.seeDecision) : actionLabels[action]}
          </Button>
        ))}
      </View>
      {needsSchool && <SchoolPhone />}
      <Text className='result__facts'>{`${specialtyNames[answer.specialty]} · 第 ${answer.attemptNo} 次 · ${dayText(answer.startedAtMs)} ${timeOfDay(answer.startedAtMs)} 开始${
        answer.submittedAtMs === null ? '' : ` · ${timeOfDay(answer.submittedAtMs)} ${answer.submittedBy === 'time-out' ? '到时自动交卷' : '交卷'} · 答了 ${answer.answered}/${answer.questions} 题`
      }`}</Text>
    </View>
  )
}

function follow(action: Exclude<Action, 'call'>, { attemptId, enrolmentId }: Result): void {
  switch (action) {
    case 'photo':
      return replaceWith(routes.examPhoto, { enrolment: enrolmentId })
    case 'room':
      return replaceWith(routes.examRoom, { enrolment: enrolmentId })
    case 'again':
      return replaceWith(routes.examNotice, { enrolment: enrolmentId })
    case 'appeal':
      return goTo(routes.appeal, { attempt: attemptId })
    case 'certificate':
      return goTo(routes.certificate, { enrolment: enrolmentId })
    case 'overview':
      return switchTab(routes.examOverview)
  }
}
