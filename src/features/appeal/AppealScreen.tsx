// 申诉: an appeal is made by phone or in person; the page says how, with whom and until when (PHO-04).
import { Text } from '@tarojs/components'
import { getResult } from '../../contract/exam/get-result'
import { dayOf } from '../../domain/units'
import { switchTab, usePageParameters } from '../../platform/navigation'
import { useAnswer } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { labels, overText, steps, untilText } from './text'
import './AppealScreen.scss'

export function AppealScreen() {
  const { attempt = '' } = usePageParameters()
  const { data, failure, isLoading, receivedAtMs, reload } = useAnswer(getResult, { attemptId: attempt }, { isWanted: attempt !== '' })
  const result = data?.result
  // only which day it is on this device: the school decides by its own calendar
  const isOver = result?.kind === 'cancelled' && dayOf(receivedAtMs) > result.appealUntil
  const toOverview = <Button onPress={() => switchTab(routes.examOverview)}>{labels.toOverview}</Button>
  return (
    <Page title={labels.title} isLoading={isLoading} failure={failure} hasContent={data !== undefined} onRetry={reload}>
      {result?.kind !== 'cancelled' && (
        <>
          <EmptyState title={labels.noneTitle} text={labels.noneText} action={toOverview} />
          <SchoolPhone />
        </>
      )}
      {result?.kind === 'cancelled' && isOver && (
        <>
          <EmptyState title={labels.overTitle} text={overText(result.appealUntil)} action={toOverview} />
          <SchoolPhone />
        </>
      )}
      {result?.kind === 'cancelled' && !isOver && (
        <>
          <Notice tone='info' title={untilText(result.appealUntil)}>{`${labels.reason}：${result.reason}`}</Notice>
          <Card title={labels.howTitle}>
            {steps.map((step, index) => (
              <Text key={step} className='appeal__step'>{`${index + 1}. ${step}`}</Text>
            ))}
          </Card>
          <SchoolPhone />
        </>
      )}
    </Page>
  )
}
