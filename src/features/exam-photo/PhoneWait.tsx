// The big screen while the phone takes the photo: a code, six digits, and it goes on by itself.
import { Image, Text, View } from '@tarojs/components'
import type { getPhotoSlot } from '../../contract/exam/get-photo-slot'
import type { ResponseOf } from '../../contract'
import type { ExamPhotoPurpose } from '../../domain/photos'
import { photoLink } from '../../platform/capture'
import { qrImage } from '../../platform/qr'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { FailureNotice } from '../../ui/FailureNotice'
import { Notice } from '../../ui/Notice'
import { routes } from '../../ui/routes'
import { labels, otherPhoneMessage, refusalMessage, titles } from './text'
import { usePhotoSlot } from './use-photo-slot'

interface PhoneWaitProps {
  readonly enrolmentId: string
  readonly purpose: ExamPhotoPurpose
  /** The code opens the page in the phone's WeChat; with the page closed the mini-program shows the step by itself. */
  readonly isPageOpen: boolean
  readonly onUsed: (step: NonNullable<ResponseOf<typeof getPhotoSlot>['step']>) => void
}

export function PhoneWait({ enrolmentId, purpose, isPageOpen, onUsed }: PhoneWaitProps) {
  const { slot, isOpened, failure, renew } = usePhotoSlot(enrolmentId, purpose, onUsed)
  const refusal = failure && refusalMessage(failure)
  const link = slot && isPageOpen ? photoLink(routes.examPhoto, slot.slot) : null
  return (
    <Card title={otherPhoneMessage.title}>
      {refusal && (
        <Notice tone='warning' title={refusal.title}>
          {refusal.text}
        </Notice>
      )}
      {failure && !refusal && (
        <>
          <FailureNotice failure={failure} />
          <Button kind='secondary' onPress={renew}>
            {labels.tryAgain}
          </Button>
        </>
      )}
      {slot && (
        <View className='photo__scan'>
          {link !== null && <Image className='photo__code' src={qrImage(link)} ariaLabel={`${titles[purpose]}二维码`} />}
          <View className='photo__words'>
            <Text className='photo__step'>{link === null ? `1. 打开您本人手机微信里的小程序，点「考试」→「${titles[purpose]}」` : '1. 打开您本人的手机微信，扫这个码'}</Text>
            <Text className='photo__step'>2. 在手机上拍好，点「用这张」</Text>
            <Text className='photo__step'>3. 这里会自动进到下一步</Text>
            <Text className='photo__step photo__step--other'>{link === null ? '也可以在手机上输入六位数字' : `扫不了？手机上打开本服务的「考试」，直接点「${titles[purpose]}」，或输入六位数字`}</Text>
            <Text className='photo__digits'>{slot.sixDigits}</Text>
          </View>
        </View>
      )}
      {slot && (
        <View className={`photo__state ${isOpened ? 'photo__state--opened' : ''}`} ariaRole='status'>
          <Text>{isOpened ? '手机已打开，正在拍照…' : '正在等手机拍照…'}</Text>
        </View>
      )}
      <Text className='photo__note'>{otherPhoneMessage.text}</Text>
    </Card>
  )
}
