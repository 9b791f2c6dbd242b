// 信息确认: the person looks at name, number, specialty and employer before the exam (EXM-01).
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { confirmIdentity } from '../../contract/exam/confirm-identity'
import { getOverview } from '../../contract/exam/get-overview'
import { specialtyNames } from '../../domain/specialty'
import { replaceWith, switchTab, usePageParameters } from '../../platform/navigation'
import type { ResponseOf } from '../../contract'
import { useAnswer, useCommand, useForgetAnswers } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { examRouteOf } from '../../ui/exam-routes'
import { FailureNotice } from '../../ui/FailureNotice'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { labels } from './text'
import './ExamIdentityScreen.scss'

type Overview = ResponseOf<typeof getOverview>

export function ExamIdentityScreen() {
  const { enrolment = '' } = usePageParameters()
  const overview = useAnswer(getOverview, { enrolmentId: enrolment }, { isWanted: enrolment !== '' })
  // the answer changes before the next page stands: nothing of it is shown here
  const [isLeaving, setIsLeaving] = useState(false)
  return (
    <Page title={labels.title} isLoading={overview.isLoading || isLeaving} failure={overview.failure} hasContent={overview.data !== undefined} onRetry={overview.reload}>
      {overview.data && (overview.data.step.kind === 'identity' ? <Confirmation overview={overview.data} onLeave={() => setIsLeaving(true)} /> : <WrongTime />)}
    </Page>
  )
}

function WrongTime() {
  return <EmptyState title={labels.wrongTimeTitle} text={labels.wrongTimeText} action={<Button onPress={() => switchTab(routes.examOverview)}>{labels.toOverview}</Button>} />
}

function Confirmation({ overview: { enrolmentId, person, specialty }, onLeave }: { readonly overview: Overview; readonly onLeave: () => void }) {
  const [isWrong, setIsWrong] = useState(false)
  const confirming = useCommand(confirmIdentity)
  const forget = useForgetAnswers()

  async function confirm(): Promise<void> {
    const outcome = await confirming.run({ enrolmentId })
    if (!outcome?.ok) return
    // no consent by now means that the person chose the school in the notice: not to be asked once more
    const route = outcome.data.step.kind === 'consent' ? null : examRouteOf(outcome.data.step.kind)
    onLeave()
    await forget(getOverview)
    if (route === null) switchTab(routes.examOverview)
    else replaceWith(route, { enrolment: enrolmentId })
  }

  return (
    <View className='exam-identity'>
      <Text className='exam-identity__intro'>{labels.intro}</Text>
      <Card>
        <Row name={labels.name} value={person.name} />
        <Row name={labels.idNumber} value={person.idMasked} />
        <Row name={labels.specialty} value={specialtyNames[specialty]} />
        <Row name={labels.employer} value={person.employer === '' ? labels.noEmployer : person.employer} />
      </Card>
      {confirming.failure && <FailureNotice failure={confirming.failure} />}
      {isWrong ? (
        <>
          <Notice tone='warning' title={labels.wrongTitle}>
            {labels.wrongText}
          </Notice>
          <SchoolPhone />
          <Button kind='secondary' onPress={() => setIsWrong(false)}>
            {labels.lookAgain}
          </Button>
        </>
      ) : (
        <>
          <Button isBusy={confirming.isBusy} onPress={() => void confirm()}>
            {labels.right}
          </Button>
          <Button kind='quiet' onPress={() => setIsWrong(true)}>
            {labels.wrong}
          </Button>
        </>
      )}
    </View>
  )
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <View className='exam-identity__row'>
      <Text className='exam-identity__name'>{name}</Text>
      <Text className='exam-identity__value'>{value}</Text>
    </View>
  )
}
