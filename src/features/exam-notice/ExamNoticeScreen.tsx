// 考试须知 and, apart from it, the consent for face photos: its own text, its own choice, none made beforehand (PRV-01).
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { agree } from '../../contract/exam/agree'
import { getOverview } from '../../contract/exam/get-overview'
import { giveConsent } from '../../contract/exam/give-consent'
import { replaceWith, switchTab, usePageParameters } from '../../platform/navigation'
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
import { choices, inPersonText, labels, partsOf, type ConsentChoice, type Overview } from './text'
import './ExamNoticeScreen.scss'

export function ExamNoticeScreen() {
  const { enrolment = '' } = usePageParameters()
  const overview = useAnswer(getOverview, { enrolmentId: enrolment }, { isWanted: enrolment !== '' })
  const decision = useDecision(enrolment, overview.data, overview.reload)
  const parts = overview.data && partsOf(overview.data)
  const hasSomething = parts !== undefined && (parts.hasNotice || parts.asksConsent)
  return (
    <Page
      title={labels.title}
      isLoading={overview.isLoading || decision.isLeaving}
      failure={overview.failure}
      hasContent={overview.data !== undefined}
      onRetry={overview.reload}
      footer={
        hasSomething && (
          <Button isBusy={decision.isBusy} onPress={() => void decision.proceed()}>
            {parts.hasNotice ? labels.agree : labels.decide}
          </Button>
        )
      }
    >
      {overview.data && parts && hasSomething && <Texts overview={overview.data} parts={parts} decision={decision} />}
      {overview.data && !hasSomething && (
        <EmptyState title={labels.wrongTimeTitle} text={labels.wrongTimeText} action={<Button onPress={() => switchTab(routes.examOverview)}>{labels.toOverview}</Button>} />
      )}
    </Page>
  )
}

type Decision = ReturnType<typeof useDecision>

function Texts({ overview, parts, decision }: { readonly overview: Overview; readonly parts: ReturnType<typeof partsOf>; readonly decision: Decision }) {
  const { notice, consent } = overview
  return (
    <View className='exam-notice'>
      {parts.hasNotice && <Clauses title={notice.title} clauses={notice.clauses} />}
      {parts.asksConsent ? (
        <>
          <Clauses title={consent.text.title} clauses={consent.text.clauses} />
          <Card title={labels.consentTitle}>
            <View ariaRole='radiogroup'>
              {choices.map(({ choice, title, detail }) => (
                <View
                  key={choice}
                  className={`consent ${decision.choice === choice ? 'consent--chosen' : ''}`}
                  ariaRole='radio'
                  ariaLabel={`${title}${decision.choice === choice ? '，已选' : ''}`}
                  onClick={() => decision.choose(choice)}
                >
                  <View className='consent__dot' />
                  <View className='consent__words'>
                    <Text className='consent__title'>{title}</Text>
                    <Text className='consent__detail'>{detail}</Text>
                  </View>
                </View>
              ))}
            </View>
            {decision.choice === 'in-person' && (
              <View className='exam-notice__in-person'>
                <Notice tone='info'>{inPersonText}</Notice>
                <SchoolPhone />
              </View>
            )}
          </Card>
        </>
      ) : (
        <Text className='exam-notice__given'>{labels.given}</Text>
      )}
      {decision.isUndecided && <Notice tone='warning'>{labels.undecided}</Notice>}
      {decision.isOutdated && (
        <Notice tone='warning' title={labels.outdatedTitle}>
          {labels.outdatedText}
        </Notice>
      )}
      {decision.failure && !decision.isOutdated && <FailureNotice failure={decision.failure} />}
    </View>
  )
}

/** A school that numbers its own clauses keeps its numbers. */
function numbered(clause: string, index: number): string {
  return /^[（(]?([一二三四五六七八九十]+|\d+)[、.．)）]/.test(clause) ? clause : `${index + 1}. ${clause}`
}

function Clauses({ title, clauses }: { readonly title: string; readonly clauses: readonly string[] }) {
  return (
    <Card title={title}>
      {clauses.map((clause, index) => (
        <Text key={index} className='exam-notice__clause'>{numbered(clause, index)}</Text>
      ))}
    </Card>
  )
}

function useDecision(enrolmentId: string, overview: Overview | undefined, reload: () => void) {
  const [choice, setChoice] = useState<ConsentChoice | null>(null)
  const [isUndecided, setIsUndecided] = useState(false)
  // the answer changes before the next page stands: nothing of it is shown here
  const [isLeaving, setIsLeaving] = useState(false)
  const agreeing = useCommand(agree)
  const consenting = useCommand(giveConsent)
  const forget = useForgetAnswers()
  const failure = agreeing.failure ?? consenting.failure

  async function proceed(): Promise<void> {
    if (!overview) return
    const { hasNotice, asksConsent } = partsOf(overview)
    if (asksConsent && choice === null) return setIsUndecided(true)
    if (asksConsent && choice === 'photo') {
      const given = await consenting.run({ textVersion: overview.consent.text.version })
      if (!given?.ok) return given ? reload() : undefined
    }
    if (!hasNotice) return done(choice === 'photo' ? 'entry-photo' : null)
    const agreed = await agreeing.run({ enrolmentId, noticeVersion: overview.notice.version })
    if (agreed?.ok) await done(agreed.data.step.kind)
    else if (agreed) reload()
  }

  async function done(nextStep: string | null): Promise<void> {
    setIsLeaving(true)
    await forget(getOverview)
    const route = nextStep === null ? null : examRouteOf(nextStep)
    // whoever wants to be seen in person waits for the school: there is no page to go to
    if (route === null || (nextStep === 'consent' && choice === 'in-person')) switchTab(routes.examOverview)
    else replaceWith(route, { enrolment: enrolmentId })
  }

  return {
    choice,
    choose(next: ConsentChoice) {
      setChoice(next)
      setIsUndecided(false)
    },
    isUndecided,
    isLeaving,
    isOutdated: failure?.code === 'EXAM_TEXT_OUTDATED',
    failure,
    isBusy: agreeing.isBusy || consenting.isBusy,
    proceed,
  }
}
