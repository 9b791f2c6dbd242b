// Camera with a frame for the face → preview → 用这张 or 重拍. Permission is asked for by opening this page's camera,
// after a tap that led here (REL-02).
import { useRef, useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import type { CameraHandle, CameraTrouble, CapturedPhoto } from '../../platform/camera'
import { CameraView } from '../../platform/CameraView'
import { canOpenCameraSettings, openCameraSettings } from '../../platform/capture'
import type { CallFailure } from '../../transport'
import { Button } from '../../ui/Button'
import { FailureNotice } from '../../ui/FailureNotice'
import { Notice } from '../../ui/Notice'
import { examCameraWords, hints, labels, type CameraWords } from './text'

interface CameraStageProps {
  /** Resolves to why the photo was not taken in, or null. */
  readonly onUse: (photo: CapturedPhoto) => Promise<CallFailure | null>
  /** Absent where this device is the other phone already. */
  readonly onOtherPhone?: () => void
  /** What is said when something is in the way; the exam's words unless others are given. */
  readonly words?: CameraWords
}

export function CameraStage({ onUse, onOtherPhone, words = examCameraWords }: CameraStageProps) {
  const camera = useRef<CameraHandle>(null)
  const [round, setRound] = useState(0)
  const [isReady, setIsReady] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [photo, setPhoto] = useState<CapturedPhoto | null>(null)
  const [failure, setFailure] = useState<CallFailure | null>(null)

  function startAgain(): void {
    setPhoto(null)
    setTrouble(null)
    setIsReady(false)
    setRound((before) => before + 1)
  }

  async function take(): Promise<void> {
    setIsBusy(true)
    setFailure(null)
    const taken = (await camera.current?.capture()) ?? null
    setIsBusy(false)
    if (taken) setPhoto(taken)
  }

  async function use(taken: CapturedPhoto): Promise<void> {
    setIsBusy(true)
    const refused = await onUse(taken)
    setIsBusy(false)
    setFailure(refused)
    // a photo that will never be taken in makes room for the next; one that did not arrive stays to be sent again
    if (refused && words.refusal(refused)?.next === 'retake') startAgain()
  }

  async function openSettings(): Promise<void> {
    if (await openCameraSettings()) startAgain()
  }

  if (trouble !== null) return <Trouble trouble={trouble} words={words} onSettings={openSettings} onAgain={startAgain} onOtherPhone={onOtherPhone} />
  const refusal = failure && words.refusal(failure)
  return (
    <View>
      {refusal && (
        <Notice tone='warning' title={refusal.title}>
          {refusal.text}
        </Notice>
      )}
      {failure && !refusal && <FailureNotice failure={failure} />}
      <View className='photo__frame'>
        {photo ? (
          <Image className='photo__picture' src={photo.previewUrl} mode='aspectFill' ariaLabel='刚拍的照片' />
        ) : (
          <>
            <CameraView key={round} ref={camera} className='photo__picture' onReady={() => setIsReady(true)} onTrouble={setTrouble} />
            <View className='photo__oval' />
          </>
        )}
      </View>
      {!photo && (
        <View className='photo__hints'>
          {hints.map((hint) => (
            <Text key={hint} className='photo__hint'>
              {hint}
            </Text>
          ))}
        </View>
      )}
      {photo ? (
        <View className='photo__actions'>
          <Button isBusy={isBusy} onPress={() => void use(photo)}>
            {labels.use}
          </Button>
          <Button kind='secondary' isDisabled={isBusy} onPress={startAgain}>
            {labels.retake}
          </Button>
        </View>
      ) : (
        <View className='photo__actions'>
          <Button isBusy={isBusy} isDisabled={!isReady} onPress={() => void take()}>
            {labels.take}
          </Button>
          {onOtherPhone && (
            <Button kind='quiet' onPress={onOtherPhone}>
              {labels.otherPhone}
            </Button>
          )}
        </View>
      )}
    </View>
  )
}

interface TroubleProps {
  readonly trouble: CameraTrouble
  readonly words: CameraWords
  readonly onSettings: () => Promise<void>
  readonly onAgain: () => void
  readonly onOtherPhone: (() => void) | undefined
}

function Trouble({ trouble, words, onSettings, onAgain, onOtherPhone }: TroubleProps) {
  const { title, text } = words.trouble(trouble, canOpenCameraSettings())
  const hasSettings = trouble === 'denied' && canOpenCameraSettings()
  return (
    <Notice
      tone='warning'
      title={title}
      actions={
        <>
          {hasSettings ? <Button onPress={() => void onSettings()}>{labels.settings}</Button> : <Button onPress={onAgain}>{labels.tryAgain}</Button>}
          {onOtherPhone && (
            <Button kind='secondary' onPress={onOtherPhone}>
              {labels.otherPhone}
            </Button>
          )}
        </>
      }
    >
      {text}
    </Notice>
  )
}
