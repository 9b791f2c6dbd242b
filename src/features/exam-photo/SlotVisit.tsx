// Reached by the computer's code or its six digits: this phone takes the photo for the screen that waits.
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { openPhotoSlot } from '../../contract/exam/open-photo-slot'
import type { getPhotoSlot } from '../../contract/exam/get-photo-slot'
import type { RequestOf, ResponseOf } from '../../contract'
import { specialtyNames } from '../../domain/specialty'
import type { CapturedPhoto } from '../../platform/camera'
import { captureChannel } from '../../platform/capture'
import { replaceWith, switchTab } from '../../platform/navigation'
import { useAnswer, type CallFailure } from '../../transport'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { CameraStage } from './CameraStage'
import { sendPhoto } from './send-photo'
import { photoService } from './service'
import { labels, purposeText, receivedMessages, refusalMessage, titles } from './text'

type Step = NonNullable<ResponseOf<typeof getPhotoSlot>['step']>

export function SlotVisit({ request, onAgain }: { readonly request: RequestOf<typeof openPhotoSlot>; readonly onAgain: () => void }) {
  const opened = useAnswer(openPhotoSlot, request)
  const [step, setStep] = useState<Step | null>(null)
  const [slot, setSlot] = useState<string | null>(null)
  const { data } = opened
  const refusal = opened.failure && refusalMessage(opened.failure)
  if (!data && refusal) {
    return (
      <Page title={labels.title}>
        <EmptyState
          title={refusal.title}
          text={refusal.text}
          action={
            <>
              <Button onPress={onAgain}>{labels.retype}</Button>
              <Button kind='secondary' onPress={() => switchTab(routes.examOverview)}>
                {labels.toOverview}
              </Button>
              <SchoolPhone />
            </>
          }
        />
      </Page>
    )
  }

  async function use({ base64 }: CapturedPhoto): Promise<CallFailure | null> {
    if (!data) return null
    const sent = await sendPhoto({ enrolmentId: data.enrolmentId, purpose: data.purpose, slot: slot ?? data.slot }, { channel: captureChannel(), image: base64 }, photoService)
    if (sent.kind === 'failed') {
      setSlot(sent.slot)
      return sent.failure
    }
    setStep(sent.step)
    return null
  }

  return (
    <Page title={data ? titles[data.purpose] : labels.title} isLoading={opened.isLoading} failure={data ? null : opened.failure} hasContent={data !== undefined} onRetry={opened.reload}>
      {data && step && <Received data={data} step={step} />}
      {data && !step && (
        <View className='photo'>
          <Text className='photo__intro'>{`${data.nameMasked} · ${specialtyNames[data.specialty]}。${purposeText[data.purpose]}`}</Text>
          <CameraStage onUse={use} />
          <SchoolPhone />
        </View>
      )}
    </Page>
  )
}

function Received({ data, step }: { readonly data: ResponseOf<typeof openPhotoSlot>; readonly step: Step }) {
  const { title, text } = receivedMessages[data.purpose]
  const attemptId = 'attemptId' in step ? step.attemptId : null
  return (
    <EmptyState
      title={`${title} ✓`}
      text={text}
      action={
        data.purpose === 'entry' ? (
          <Button kind='quiet' onPress={() => replaceWith(routes.examRoom, { enrolment: data.enrolmentId })}>
            {labels.onPhone}
          </Button>
        ) : (
          attemptId !== null && (
            <Button kind='secondary' onPress={() => replaceWith(routes.examResult, { attempt: attemptId })}>
              {labels.toResult}
            </Button>
          )
        )
      }
    />
  )
}
