// 考试: the steps of each exam with the current one lit, one button to it, and what was before.
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { getMe } from '../../contract/account/get-me'
import { getOverview } from '../../contract/exam/get-overview'
import { getHome } from '../../contract/learning/get-home'
import { specialtyNames } from '../../domain/specialty'
import { usePageShown } from '../../platform/lifecycle'
import { goTo, switchTab } from '../../platform/navigation'
import { inWeChat } from '../../platform/wechat'
import type { ResponseOf } from '../../contract'
import { useAnswer, useSession } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { FailureView } from '../../ui/FailureView'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { examRouteOf } from '../../ui/exam-routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { nextAction, running, stepRows, type Action, type Overview, type StepRow } from './steps'
import { attemptTitle, attemptValue, labels, paperText } from './text'
import './ExamOverviewScreen.scss'

type Enrolment = ResponseOf<typeof getMe>['enrolments'][number]

export function ExamOverviewScreen() {
  const session = useSession()
  // in WeChat the identity itself may be bound though this device remembers nothing of it
  const mayBeSignedIn = session === 'signed-in' || inWeChat()
  const me = useAnswer(getMe, {}, { isWanted: mayBeSignedIn })
  usePageShown(() => mayBeSignedIn && me.reload())

  if (!mayBeSignedIn || (me.failure?.code === 'NOT_SIGNED_IN' && session === 'signed-out')) {
    return (
      <Page title={labels.title} tab='exam'>
        <EmptyState title={labels.signedOutTitle} text={labels.signedOutText} action={<Button onPress={() => goTo(routes.signIn)}>{labels.signIn}</Button>} />
      </Page>
    )
  }
  return (
    <Page title={labels.title} tab='exam' isLoading={me.isLoading} failure={me.failure} hasContent={me.data !== undefined} onRetry={me.reload}>
      {me.data && <Exams enrolments={me.data.enrolments} />}
    </Page>
  )
}

function Exams({ enrolments }: { readonly enrolments: readonly Enrolment[] }) {
  const [chosen, setChosen] = useState<string | null>(null)
  // 学习 knows which exam is next; asked only where there is more than one
  const home = useAnswer(getHome, {}, { isWanted: enrolments.length > 1 })
  const next = home.data?.next
  const suggested = next && 'enrolmentId' in next ? next.enrolmentId : undefined
  const current = enrolments.find(({ enrolmentId }) => enrolmentId === (chosen ?? suggested)) ?? enrolments[0]
  if (!current) return <EmptyState title={labels.emptyTitle} text={labels.emptyText} action={<SchoolPhone />} />
  return (
    <View>
      {enrolments.length > 1 && (
        <View className='exam-choice' ariaRole='tablist'>
          {enrolments.map(({ enrolmentId, specialty }) => (
            <View
              key={enrolmentId}
              className={`exam-choice__item ${enrolmentId === current.enrolmentId ? 'exam-choice__item--on' : ''}`}
              ariaRole='tab'
              onClick={() => setChosen(enrolmentId)}
            >
              <Text>{specialtyNames[specialty]}</Text>
            </View>
          ))}
        </View>
      )}
      <Exam key={current.enrolmentId} enrolmentId={current.enrolmentId} />
    </View>
  )
}

function Exam({ enrolmentId }: { readonly enrolmentId: string }) {
  const { data, failure, receivedAtMs, reload } = useAnswer(getOverview, { enrolmentId })
  usePageShown(reload)
  if (!data) return failure ? <FailureView failure={failure} onRetry={reload} /> : <Text className='exam-overview__loading'>正在打开…</Text>
  const next = nextAction(data.step)
  const clock = running(data.step)
  const facts = paperText(data)
  return (
    <View className='exam-overview'>
      <View className='exam-overview__main'>
        <Card>
          <Text className='exam-overview__title'>{data.title}</Text>
          {facts !== null && <Text className='exam-overview__facts'>{facts}</Text>}
          <View className='exam-steps'>
            {stepRows(data.step).map((row, index) => (
              <StepView key={row.key} row={row} number={index + 1} />
            ))}
          </View>
          {clock && (
            <View className='exam-overview__clock'>
              <Text>{clock.before}</Text>
              <Text className='exam-overview__left'>
                <Countdown key={receivedAtMs} endsAtMs={receivedAtMs + clock.ms} onEnd={reload} />
              </Text>
              <Text>{clock.after}</Text>
            </View>
          )}
          {next && <Button onPress={() => follow(next.action, data)}>{next.label}</Button>}
          {(data.step.kind === 'withheld' || data.step.kind === 'consent') && <SchoolPhone />}
          {inWeChat() && (data.step.kind === 'entry-photo' || data.step.kind === 'exit-photo') && (
            <Button kind='quiet' onPress={() => goTo(routes.examPhoto)}>
              {labels.digits}
            </Button>
          )}
        </Card>
      </View>
      {data.attempts.length > 0 && (
        <View className='exam-overview__side'>
          <Card title={labels.history} isFlush>
            {[...data.attempts].reverse().map((attempt) => (
              <ListRow key={attempt.attemptId} title={attemptTitle(attempt)} detail={attemptValue(attempt)} onPress={() => goTo(routes.examResult, { attempt: attempt.attemptId })} />
            ))}
          </Card>
        </View>
      )}
    </View>
  )
}

const marks = { done: '✓', current: '', trouble: '!', later: '' } as const satisfies Record<StepRow['state'], string>

function StepView({ row, number }: { readonly row: StepRow; readonly number: number }) {
  return (
    <View className={`exam-step exam-step--${row.state}`}>
      <View className='exam-step__dot'>
        <Text>{marks[row.state] === '' ? number : marks[row.state]}</Text>
      </View>
      <View className='exam-step__words'>
        <Text className='exam-step__title'>{row.title}</Text>
        {row.detail !== '' && <Text className='exam-step__detail'>{row.detail}</Text>}
      </View>
    </View>
  )
}

function follow(action: Action, { enrolmentId, step }: Overview): void {
  switch (action) {
    case 'study':
      return switchTab(routes.home)
    case 'bind':
      return goTo(routes.account)
    case 'do-step': {
      const route = examRouteOf(step.kind)
      return route === null ? undefined : goTo(route, { enrolment: enrolmentId })
    }
    case 'again':
      return goTo(routes.examNotice, { enrolment: enrolmentId })
    case 'result':
      return 'attemptId' in step ? goTo(routes.examResult, { attempt: step.attemptId }) : undefined
    case 'certificate':
      return goTo(routes.certificate, { enrolment: enrolmentId })
  }
}
