import type { ReactNode } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { Dialog } from '../../ui/Dialog'
import { FailureNotice } from '../../ui/FailureNotice'
import { codeLink } from '../../platform/wechat'
import { qrImage } from '../../platform/qr'
import type { LessonSession } from './session'
import type { ActiveCheck } from './state'
import { checkTexts, checkTitles, labels, missedMessage, resumeLabel } from './text'

/** What takes the photo that a check may ask for; it comes from the page. */
export type TakeCheckPhoto = (photo: { readonly code: string; readonly isBusy: boolean; readonly onTaken: (slot: string | null) => void; readonly onWithout: () => void }) => ReactNode

interface CheckCardProps {
  readonly check: ActiveCheck
  readonly settledMs: number
  readonly session: LessonSession
  readonly takePhoto: TakeCheckPhoto
}

/** A due check: one button in WeChat, a code for the phone on a computer; after a miss one tap goes on. */
export function CheckCard({ check, settledMs, session, takePhoto }: CheckCardProps) {
  if (check.missed) return <MissedCard check={check} settledMs={settledMs} session={session} />
  const left = (
    <View className='check-card__left'>
      <Text>还有 </Text>
      <Countdown key={check.code} endsAtMs={check.endsAtWallMs} />
    </View>
  )
  if (check.via === 'in-place' && check.kind === 'photo') {
    return (
      <Dialog title={checkTitles.photo} actions={null}>
        {left}
        {takePhoto({
          code: check.code,
          isBusy: check.isBusy,
          onTaken: (slot) => session.send({ kind: 'confirm-present', ...(slot === null ? {} : { slot }) }),
          onWithout: () => session.send({ kind: 'confirm-present', isWithoutPhoto: true }),
        })}
        {check.failure && <FailureNotice failure={check.failure} />}
      </Dialog>
    )
  }
  if (check.via === 'in-place') {
    return (
      <Dialog
        title={checkTitles.presence}
        actions={
          <Button isBusy={check.isBusy} onPress={() => session.send({ kind: 'confirm-present' })}>
            {labels.presentInPlace}
          </Button>
        }
      >
        {left}
        <Text>{checkTexts[check.kind === 'without-photo' ? 'withoutPhoto' : 'presence']}</Text>
        {check.failure && <FailureNotice failure={check.failure} />}
      </Dialog>
    )
  }
  return (
    <Dialog title='学习验证：请用手机微信扫一扫' actions={null}>
      <View className='check-card__scan'>
        <Image className='check-card__code' src={qrImage(codeLink(check.code))} ariaLabel='学习验证二维码' />
        <View className='check-card__words'>
          {left}
          <Text className='check-card__step'>1. 打开手机微信，扫这个码</Text>
          <Text className='check-card__step'>{check.kind === 'photo' ? checkTexts.onPhoneWithPhoto : checkTexts.onPhone}</Text>
          <Text className='check-card__step'>扫不了？手机上打开本服务，学习页点「输入验证码」，填：</Text>
          <Text className='check-card__digits'>{check.sixDigits}</Text>
        </View>
      </View>
      {check.failure && <FailureNotice failure={check.failure} />}
    </Dialog>
  )
}

function MissedCard({ check, settledMs, session }: Omit<CheckCardProps, 'takePhoto'>) {
  const { title, text } = missedMessage(check, settledMs)
  return (
    <Dialog
      title={title}
      actions={
        <Button isBusy={check.isBusy} onPress={() => session.send({ kind: 'resume-after-miss' })}>
          {resumeLabel(settledMs)}
        </Button>
      }
    >
      <Text>{text}</Text>
      {check.failure && <FailureNotice failure={check.failure} />}
    </Dialog>
  )
}
