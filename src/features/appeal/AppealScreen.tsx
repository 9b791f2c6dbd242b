// 申诉: hand it in, see where it stands, read the decision (PHO-04).
import { Text } from '@tarojs/components'
import { getOverview } from '../../contract/exam/get-overview'
import { getResult } from '../../contract/exam/get-result'
import { usePageShown } from '../../platform/lifecycle'
import { goTo, replaceWith, switchTab, usePageParameters } from '../../platform/navigation'
import { useAnswer, useForgetAnswers } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { AppealForm } from './AppealForm'
import { decidedView, labels, refusedText, steps, untilText, waitingText, type Appeal, type Result } from './text'
import './AppealScreen.scss'

export function AppealScreen() {
  const { attempt = '' } = usePageParameters()
  const { data, failure, isLoading, reload } = useAnswer(getResult, { attemptId: attempt }, { isWanted: attempt !== '' })
  const forget = useForgetAnswers()
  usePageShown(reload)
  return (
    <Page title={labels.title} isLoading={isLoading} failure={failure} hasContent={data !== undefined} onRetry={reload}>
      {attempt === '' && <Refused appealing={{ kind: 'refused', why: 'nothing-to-appeal', until: null }} />}
      {data && <Content answer={data} onSent={() => forget(getResult, getOverview)} />}
    </Page>
  )
}

function Content({ answer, onSent }: { readonly answer: Result; readonly onSent: () => Promise<void> }) {
  const { appeal, appealing } = answer
  // a decision after the last appeal opens the next one
  if (appealing.kind === 'open') return <Open answer={answer} until={appealing.until} onSent={onSent} />
  if (appeal?.decision) return <Decided answer={answer} appeal={appeal} decision={appeal.decision} />
  return appeal ? <Waiting appeal={appeal} attemptId={answer.attemptId} /> : <Refused appealing={appealing} />
}

function Open({ answer, until, onSent }: { readonly answer: Result; readonly until: string; readonly onSent: () => Promise<void> }) {
  const { result, attemptId } = answer
  return (
    <>
      <Notice tone='info' title={untilText(until)}>{`${labels.reason}：${result.kind === 'cancelled' ? result.reason : labels.withheldReason}`}</Notice>
      <AppealForm attemptId={attemptId} onSent={onSent} />
      <Card title={labels.howTitle}>
        {steps.map((step, index) => (
          <Text key={step} className='appeal__step'>{`${index + 1}. ${step}`}</Text>
        ))}
      </Card>
      <SchoolPhone />
    </>
  )
}

function Waiting({ appeal, attemptId }: { readonly appeal: Appeal; readonly attemptId: string }) {
  return (
    <>
      <Notice tone='info' title='申诉已收到，等待裁定'>
        {waitingText(appeal)}
      </Notice>
      <OwnWords appeal={appeal} />
      <Button kind='secondary' onPress={() => replaceWith(routes.examResult, { attempt: attemptId })}>
        {labels.toResult}
      </Button>
      <SchoolPhone />
    </>
  )
}

function Decided({ answer, appeal, decision }: { readonly answer: Result; readonly appeal: Appeal; readonly decision: NonNullable<Appeal['decision']> }) {
  const view = decidedView(decision)
  return (
    <>
      <Notice tone={view.tone} title={view.title}>
        {view.text}
      </Notice>
      <Card title={labels.decisionReason}>
        <Text className='appeal__words'>{decision.reason}</Text>
      </Card>
      <OwnWords appeal={appeal} />
      {view.action === 'certificate' && <Button onPress={() => goTo(routes.certificate, { enrolment: answer.enrolmentId })}>{labels.toCertificate}</Button>}
      {view.action === 'result' && <Button onPress={() => replaceWith(routes.examResult, { attempt: answer.attemptId })}>{labels.toResult}</Button>}
      {view.action === 'overview' && <Button onPress={() => switchTab(routes.examOverview)}>{labels.toOverview}</Button>}
      <SchoolPhone />
    </>
  )
}

function OwnWords({ appeal }: { readonly appeal: Appeal }) {
  return (
    <Card title={labels.ownWords}>
      <Text className='appeal__words'>{appeal.text}</Text>
      {appeal.hasPhoto && <Text className='appeal__step'>{labels.withPhoto}</Text>}
    </Card>
  )
}

function Refused({ appealing }: { readonly appealing: Extract<Result['appealing'], { kind: 'refused' }> }) {
  const { title, text } = refusedText(appealing)
  return (
    <>
      <EmptyState title={title} text={text} action={<Button onPress={() => switchTab(routes.examOverview)}>{labels.toOverview}</Button>} />
      <SchoolPhone />
    </>
  )
}
