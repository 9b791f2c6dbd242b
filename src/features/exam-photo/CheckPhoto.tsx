// The photo that a random check asks for, on the lesson page and on the phone's page of a computer's check. A tap opens
// the camera (REL-02); going on without a photo is always offered (a photo is never the only way).
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { issueCheckPhoto } from '../../contract/learning/issue-check-photo'
import { uploadCheckPhoto } from '../../contract/learning/upload-check-photo'
import type { CapturedPhoto } from '../../platform/camera'
import { captureChannel } from '../../platform/capture'
import { call, type CallFailure } from '../../transport'
import { Button } from '../../ui/Button'
import { CameraStage } from './CameraStage'
import { checkCameraWords, checkLabels } from './check-text'
import { sendIntoSlot } from './send-photo'
import { uploadTimeoutMs } from './service'
import './ExamPhotoScreen.scss'

interface CheckPhotoProps {
  readonly code: string
  readonly isBusy: boolean
  /** The slot that holds the photo; null: the check asks for none any more, or is over, which its answer tells. */
  readonly onTaken: (slot: string | null) => void
  readonly onWithout: () => void
}

export function CheckPhoto({ code, isBusy, onTaken, onWithout }: CheckPhotoProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [slot, setSlot] = useState<string | null>(null)

  async function use({ base64: image }: CapturedPhoto): Promise<CallFailure | null> {
    const channel = captureChannel() === 'mini-program' ? 'mini-program' : 'wechat-page'
    const sent = await sendIntoSlot(slot, () => call(issueCheckPhoto, { code }), (into) => call(uploadCheckPhoto, { slot: into, channel, image }, { timeoutMs: uploadTimeoutMs }))
    if (sent.kind === 'received') {
      onTaken(sent.slot)
      return null
    }
    if (sent.failure.code === 'CHECK_OVER' || sent.failure.code === 'CHECK_PHOTO_NOT_ASKED') {
      onTaken(null)
      return null
    }
    setSlot(sent.slot)
    return sent.failure
  }

  return (
    <View className='photo photo--check'>
      {isOpen ? (
        <CameraStage onUse={use} words={checkCameraWords} />
      ) : (
        <View>
          <Text className='photo__intro'>{checkLabels.intro}</Text>
          <Button isBusy={isBusy} onPress={() => setIsOpen(true)}>
            {checkLabels.open}
          </Button>
        </View>
      )}
      <Button kind='quiet' isDisabled={isBusy} onPress={onWithout}>
        {checkLabels.without}
      </Button>
      <Text className='photo__note'>{checkLabels.withoutHint}</Text>
      {!isOpen && <Text className='photo__note'>{checkLabels.kept}</Text>}
    </View>
  )
}
