// The form of an appeal: a reason in own words and, if there is one, a photo of what shows it.
import { useRef, useState } from 'react'
import { Image, Text, Textarea, View } from '@tarojs/components'
import { appeal } from '../../contract/exam/appeal'
import type { CameraHandle, CapturedPhoto } from '../../platform/camera'
import { CameraView, hasCamera } from '../../platform/CameraView'
import { useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { FailureNotice } from '../../ui/FailureNotice'
import { Notice } from '../../ui/Notice'
import { labels, leftText, maxLength, photoRefusal } from './text'

interface AppealFormProps {
  readonly attemptId: string
  readonly onSent: () => Promise<void>
}

export function AppealForm({ attemptId, onSent }: AppealFormProps) {
  const [text, setText] = useState('')
  const [isEmpty, setIsEmpty] = useState(false)
  const [photo, setPhoto] = useState<CapturedPhoto | null>(null)
  const sending = useCommand(appeal)

  async function send(): Promise<void> {
    const reason = text.trim()
    setIsEmpty(reason === '')
    if (reason === '') return
    const outcome = await sending.run({ attemptId, text: reason, image: photo?.base64 ?? null })
    // a refusal for another reason than the photo means that the state has changed: it is read again
    if (outcome?.ok || outcome?.error.code === 'APPEAL_REFUSED') await onSent()
  }

  const refusal = sending.failure && photoRefusal(sending.failure.code)
  return (
    <View>
      <Card title={labels.fieldLabel}>
        <Textarea
          className='appeal__text'
          value={text}
          maxlength={maxLength}
          placeholder={labels.placeholder}
          placeholderClass='appeal__placeholder'
          ariaLabel={labels.fieldLabel}
          onInput={(event) => setText(event.detail.value.slice(0, maxLength))}
        />
        <Text className='appeal__left'>{leftText(text.length)}</Text>
        {hasCamera() && <Material photo={photo} onPhoto={setPhoto} />}
      </Card>
      {isEmpty && <Notice tone='warning'>{labels.emptyReason}</Notice>}
      {refusal !== null && <Notice tone='warning'>{refusal}</Notice>}
      {sending.failure && refusal === null && <FailureNotice failure={sending.failure} />}
      <View className='appeal__send'>
        <Button isBusy={sending.isBusy} onPress={() => void send()}>
          {labels.send}
        </Button>
      </View>
    </View>
  )
}

function Material({ photo, onPhoto }: { readonly photo: CapturedPhoto | null; readonly onPhoto: (photo: CapturedPhoto | null) => void }) {
  const camera = useRef<CameraHandle>(null)
  const [state, setState] = useState<'closed' | 'opening' | 'ready' | 'failed'>('closed')

  async function take(): Promise<void> {
    const taken = (await camera.current?.capture()) ?? null
    if (!taken) return
    onPhoto(taken)
    setState('closed')
  }

  return (
    <View className='appeal__material'>
      <Text className='appeal__label'>{labels.photoLabel}</Text>
      <Text className='appeal__step'>{state === 'failed' ? labels.noCamera : labels.photoHint}</Text>
      {photo && <Image className='appeal__picture' src={photo.previewUrl} mode='aspectFit' ariaLabel='附的照片' />}
      {(state === 'opening' || state === 'ready') && <CameraView ref={camera} className='appeal__picture' facing='back' onReady={() => setState('ready')} onTrouble={() => setState('failed')} />}
      {state === 'closed' && !photo && (
        <View className='appeal__camera'>
          <Button kind='secondary' onPress={() => setState('opening')}>
            {labels.openCamera}
          </Button>
        </View>
      )}
      {(state === 'opening' || state === 'ready') && (
        <Button kind='secondary' isDisabled={state !== 'ready'} onPress={() => void take()}>
          {labels.take}
        </Button>
      )}
      {(photo !== null || state === 'opening' || state === 'ready') && (
        <Button
          kind='quiet'
          onPress={() => {
            onPhoto(null)
            setState('closed')
          }}
        >
          {labels.noPhoto}
        </Button>
      )}
    </View>
  )
}
