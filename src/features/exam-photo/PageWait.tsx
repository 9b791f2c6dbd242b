// The mini-program where its own camera may not be used for this: the photo is taken on the official account's page, and
// this page goes on by itself when the person comes back (PHO-06).
import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import type { getPhotoSlot } from '../../contract/exam/get-photo-slot'
import type { ResponseOf } from '../../contract'
import type { ExamPhotoPurpose } from '../../domain/photos'
import { copyText } from '../../platform/clipboard'
import { qrImage } from '../../platform/qr'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { FailureNotice } from '../../ui/FailureNotice'
import { Notice } from '../../ui/Notice'
import { labels, pageMessage, refusalMessage, titles } from './text'
import { usePhotoSlot } from './use-photo-slot'

interface PageWaitProps {
  readonly enrolmentId: string
  readonly purpose: ExamPhotoPurpose
  readonly onUsed: (step: NonNullable<ResponseOf<typeof getPhotoSlot>['step']>) => void
  readonly onLookAgain: () => void
}

export function PageWait({ enrolmentId, purpose, onUsed, onLookAgain }: PageWaitProps) {
  const { slot, failure, renew } = usePhotoSlot(enrolmentId, purpose, onUsed)
  const [isCopied, setIsCopied] = useState(false)
  const refusal = failure && refusalMessage(failure)
  const link = slot?.link ?? null

  async function copy(): Promise<void> {
    if (link !== null) setIsCopied(await copyText(link))
  }

  return (
    <Card title={pageMessage.title}>
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
      {link !== null && (
        <>
          {pageMessage.steps.map((line) => (
            <Text key={line} className='photo__step'>
              {line}
            </Text>
          ))}
          <View className='photo__actions'>
            <Button onPress={() => void copy()}>{isCopied ? labels.copied : labels.copy}</Button>
            <Button kind='secondary' onPress={onLookAgain}>
              {labels.taken}
            </Button>
          </View>
          <Text className='photo__step photo__step--other'>{labels.orScan}</Text>
          <View className='photo__scan'>
            <Image className='photo__code' src={qrImage(link)} ariaLabel={`${titles[purpose]}二维码`} />
          </View>
        </>
      )}
      <Text className='photo__note'>{pageMessage.text}</Text>
    </Card>
  )
}
