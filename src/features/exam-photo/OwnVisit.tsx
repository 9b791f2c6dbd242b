// Reached from 考试: the photo that the exam waits for now, taken here or on the phone.
import { useCallback, useEffect, useRef, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { getOverview } from '../../contract/exam/get-overview'
import type { ResponseOf } from '../../contract'
import type { ExamPhotoPurpose } from '../../domain/photos'
import type { CapturedPhoto } from '../../platform/camera'
import { hasCamera } from '../../platform/CameraView'
import { captureChannel } from '../../platform/capture'
import { usePageShown } from '../../platform/lifecycle'
import { goTo, replaceWith, switchTab } from '../../platform/navigation'
import { useAnswer, useForgetAnswers, type CallFailure } from '../../transport'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { examRouteOf } from '../../ui/exam-routes'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { CameraStage } from './CameraStage'
import { PageWait } from './PageWait'
import { PhoneWait } from './PhoneWait'
import { sendPhoto } from './send-photo'
import { photoService } from './service'
import { inPersonMessage, labels, purposeText, refusalMessage, titles } from './text'
import { wayOf, type Way } from './way'

type Overview = ResponseOf<typeof getOverview>
type Step = Overview['step']

/** The school may verify in person meanwhile, or another phone may take the photo. */
const lookAgainMs = 15_000

const purposeOfStep: Partial<Record<Step['kind'], ExamPhotoPurpose>> = { 'entry-photo': 'entry', 'exit-photo': 'exit' }

export function OwnVisit({ enrolmentId }: { readonly enrolmentId: string }) {
  const overview = useAnswer(getOverview, { enrolmentId })
  const forget = useForgetAnswers()
  // which photo this page is for, settled once: a later step means that it is done
  const [purpose, setPurpose] = useState<ExamPhotoPurpose | null>(null)
  const [isLeaving, setIsLeaving] = useState(false)
  const step = overview.data?.step
  const due = step && purposeOfStep[step.kind]
  if (purpose === null && due !== undefined) setPurpose(due)

  // the upload's answer and a look at the overview may both say that it is done
  const hasLeft = useRef(false)
  const leave = useCallback(
    (next: Step) => {
      if (hasLeft.current) return
      hasLeft.current = true
      goOn(next, enrolmentId)
    },
    [enrolmentId],
  )

  const { reload } = overview
  useEffect(() => {
    const timer = setInterval(reload, lookAgainMs)
    return () => clearInterval(timer)
  }, [reload])
  usePageShown(reload)
  useEffect(() => {
    if (!isLeaving && purpose !== null && step && purposeOfStep[step.kind] !== purpose) leave(step)
  }, [isLeaving, purpose, step, leave])

  async function received(next: Step): Promise<void> {
    setIsLeaving(true)
    await forget(getOverview)
    leave(next)
  }

  const title = purpose === null ? labels.title : titles[purpose]
  return (
    <Page title={title} isLoading={overview.isLoading || isLeaving || (purpose !== null && due === undefined)} failure={overview.data ? null : overview.failure} hasContent={overview.data !== undefined} onRetry={overview.reload}>
      {overview.data && due === undefined && (
        <EmptyState title={labels.wrongTimeTitle} text={labels.wrongTimeText} action={<Button onPress={() => switchTab(routes.examOverview)}>{labels.toOverview}</Button>} />
      )}
      {overview.data && due !== undefined && <Taking overview={overview.data} receivedAtMs={overview.receivedAtMs} purpose={due} onReceived={received} onLookAgain={reload} />}
    </Page>
  )
}

/** Where the exam stands now has its own page, its result, or the overview. */
function goOn(step: Step, enrolmentId: string): void {
  const route = examRouteOf(step.kind)
  if (route !== null && route !== routes.examPhoto) return replaceWith(route, { enrolment: enrolmentId })
  if ('attemptId' in step) return replaceWith(routes.examResult, { attempt: step.attemptId })
  switchTab(routes.examOverview)
}

interface TakingProps {
  readonly overview: Overview
  readonly receivedAtMs: number
  readonly purpose: ExamPhotoPurpose
  readonly onReceived: (step: Step) => Promise<void>
  readonly onLookAgain: () => void
}

function Taking({ overview: { enrolmentId, channels, step }, receivedAtMs, purpose, onReceived, onLookAgain }: TakingProps) {
  const [chosen, setChosen] = useState<Way | null>(null)
  const [needsConsent, setNeedsConsent] = useState(false)
  const [slot, setSlot] = useState<string | null>(null)
  const best = wayOf(channels, captureChannel(), hasCamera())
  const way = chosen ?? best

  async function use({ base64 }: CapturedPhoto): Promise<CallFailure | null> {
    const sent = await sendPhoto({ enrolmentId, purpose, slot }, { channel: captureChannel(), image: base64 }, photoService)
    if (sent.kind === 'received') {
      await onReceived(sent.step)
      return null
    }
    setSlot(sent.slot)
    setNeedsConsent(refusalMessage(sent.failure)?.next === 'consent')
    return sent.failure
  }

  return (
    <View className='photo'>
      <Text className='photo__intro'>{step.kind === 'exit-photo' && step.again ? `${labels.again}${purposeText.exit}` : purposeText[purpose]}</Text>
      {step.kind === 'exit-photo' && (
        <View className='photo__within'>
          <Text>还有 </Text>
          <Countdown key={receivedAtMs} endsAtMs={receivedAtMs + step.withinMs} />
        </View>
      )}
      {needsConsent && (
        <Button kind='secondary' onPress={() => goTo(routes.examNotice, { enrolment: enrolmentId })}>
          {labels.toConsent}
        </Button>
      )}
      {way === 'camera' && <CameraStage onUse={use} onOtherPhone={() => setChosen('phone')} />}
      {way === 'page' && <PageWait enrolmentId={enrolmentId} purpose={purpose} onUsed={(next) => void onReceived(next)} onLookAgain={onLookAgain} />}
      {way === 'phone' && <PhoneWait enrolmentId={enrolmentId} purpose={purpose} isPageOpen={channels.includes('wechat-page')} onUsed={(next) => void onReceived(next)} />}
      {way === 'in-person' && (
        <Notice tone='info' title={inPersonMessage.title}>
          {inPersonMessage.text}
        </Notice>
      )}
      {way === 'phone' && best === 'camera' && (
        <Button kind='secondary' onPress={() => setChosen('camera')}>
          {labels.thisDevice}
        </Button>
      )}
      {way === 'in-person' ? (
        <SchoolPhone />
      ) : (
        <Button kind='quiet' onPress={() => setChosen('in-person')}>
          {labels.inPerson}
        </Button>
      )}
      {way === 'in-person' && best !== 'in-person' && (
        <Button kind='secondary' onPress={() => setChosen(null)}>
          {labels.photoAfterAll}
        </Button>
      )}
    </View>
  )
}
