// Camera and receipt for a slot that another screen, or the mini-program on this phone, waits for.
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { openPhotoSlot } from '../../contract/exam/open-photo-slot'
import type { getPhotoSlot } from '../../contract/exam/get-photo-slot'
import type { ResponseOf } from '../../contract'
import { specialtyNames } from '../../domain/specialty'
import type { CapturedPhoto } from '../../platform/camera'
import { hasCamera } from '../../platform/CameraView'
import { captureChannel } from '../../platform/capture'
import { replaceWith } from '../../platform/navigation'
import type { CallFailure } from '../../transport'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { CameraStage } from './CameraStage'
import { sendPhoto, type PhotoService } from './send-photo'
import { elsewhereMessage, labels, purposeText, receivedMessages } from './text'
import { wayOf } from './way'

type Data = ResponseOf<typeof openPhotoSlot>
type Step = NonNullable<ResponseOf<typeof getPhotoSlot>['step']>

interface SlotStageProps {
  readonly data: Data
  readonly service: PhotoService
  /** The page of a link knows nothing but the photo: it leads nowhere else. */
  readonly isSignedIn: boolean
}

export function SlotStage({ data, service, isSignedIn }: SlotStageProps) {
  const [step, setStep] = useState<Step | null>(null)
  const [slot, setSlot] = useState<string | null>(data.slot)
  const way = wayOf(data.channels, captureChannel(), hasCamera())

  async function use({ base64 }: CapturedPhoto): Promise<CallFailure | null> {
    const sent = await sendPhoto({ enrolmentId: data.enrolmentId, purpose: data.purpose, slot }, { channel: captureChannel(), image: base64 }, service)
    if (sent.kind === 'failed') {
      setSlot(sent.slot)
      return sent.failure
    }
    setStep(sent.step)
    return null
  }

  if (step) return <Received data={data} step={step} isSignedIn={isSignedIn} />
  const elsewhere = elsewhereMessage(data.channels)
  return (
    <View className='photo'>
      <Text className='photo__intro'>{`${data.nameMasked} · ${specialtyNames[data.specialty]}。${purposeText[data.purpose]}`}</Text>
      {way === 'camera' ? (
        <CameraStage onUse={use} />
      ) : (
        <Notice tone='warning' title={elsewhere.title}>
          {elsewhere.text}
        </Notice>
      )}
      <SchoolPhone />
    </View>
  )
}

function Received({ data, step, isSignedIn }: { readonly data: Data; readonly step: Step; readonly isSignedIn: boolean }) {
  const { title, text } = receivedMessages[isSignedIn ? 'waiting-screen' : 'mini-program'][data.purpose]
  const attemptId = 'attemptId' in step ? step.attemptId : null
  const action =
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
  return <EmptyState title={`${title} ✓`} text={text} action={isSignedIn ? action : null} />
}
