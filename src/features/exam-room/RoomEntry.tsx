// Before the paper is open: what awaits the trainee, and one button. The clock starts by this tap alone.
import { useEffect } from 'react'
import { Text, View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import type { getOverview } from '../../contract/exam/get-overview'
import { minuteMs } from '../../domain/units'
import { goBack, replaceWith, switchTab } from '../../platform/navigation'
import { deviceName } from '../../platform/wechat'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { FailureView } from '../../ui/FailureView'
import { Notice } from '../../ui/Notice'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import type { RoomPage } from './use-exam-room'
import { endedMessage, labels, openingRefusal, openingRules } from './text'

interface RoomEntryProps {
  readonly overview: ResponseOf<typeof getOverview>
  /** When the overview came, on this device's clock. */
  readonly receivedAtMs: number
  readonly room: RoomPage
  readonly onExpired: () => void
}

export function RoomEntry({ overview, receivedAtMs, room, onExpired }: RoomEntryProps) {
  const { step } = overview
  const { session } = room
  const phase = session?.state().phase
  const isOwn = step.kind === 'in-progress' && room.isOwnPaper(step.attemptId) && step.device === deviceName()
  const mayGoOn = isOwn && phase?.kind === 'opening' && phase.sentAt === 0
  useEffect(() => {
    if (mayGoOn) session?.send({ kind: 'start' })
  }, [mayGoOn, session])

  if (!session || mayGoOn) return null
  if (phase?.kind === 'failed') return <OpeningFailure code={phase.failure.code} failure={phase.failure} onRetry={() => session.send({ kind: 'start' })} />
  if (phase?.kind === 'signed-out') return <FailureView failure={{ code: 'NOT_SIGNED_IN', requestId: '' }} />
  const isBusy = phase?.kind === 'opening' && phase.sentAt !== 0
  const start = () => session.send({ kind: 'start' })
  if (step.kind === 'in-progress') {
    return (
      <Notice
        tone='warning'
        title={`试卷在${step.device === deviceName() ? '另一个页面' : `「${step.device}」`}上打开着`}
        actions={
          <>
            <Button isBusy={isBusy} onPress={start}>
              {labels.moveHere}
            </Button>
            <Button kind='quiet' onPress={() => goBack(routes.examOverview)}>
              {labels.stayAway}
            </Button>
          </>
        }
      >
        同一时间只能在一处答题。在这里继续，那边会停下；已保存的答案都在，时间接着算。
      </Notice>
    )
  }
  if ('attemptId' in step) return <Ended attemptId={step.attemptId} notHandedIn={room.countKeptOf(step.attemptId)} />
  if (step.kind !== 'ready') {
    return <EmptyState title='现在不是答题的时候' text='考试页上亮着的就是该做的那一步。' action={<Button onPress={() => switchTab(routes.examOverview)}>{labels.toOverview}</Button>} />
  }
  return (
    <View>
      <Card title={overview.title}>
        {overview.paper && (
          <View className='room-entry__facts'>
            <Fact value={`${overview.paper.questions}`} name='题' />
            <Fact value={`${Math.round(overview.paper.durationMs / minuteMs)} 分钟`} name='时间' />
            <Fact value={`${overview.paper.passMark} 分`} name='合格' />
          </View>
        )}
        {openingRules.map((rule) => (
          <Text key={rule} className='room-entry__rule'>{`· ${rule}`}</Text>
        ))}
      </Card>
      <Button isBusy={isBusy} onPress={start}>
        {labels.start}
      </Button>
      <View className='room-entry__within'>
        <Text>点了才开始计时。考前照片还有效 </Text>
        <Countdown key={receivedAtMs} endsAtMs={receivedAtMs + step.startWithinMs} onEnd={onExpired} />
      </View>
    </View>
  )
}

/** The paper was handed in while this page was away: by the deadline, or from another device. */
function Ended({ attemptId, notHandedIn }: { readonly attemptId: string; readonly notHandedIn: number }) {
  const showResult = () => replaceWith(routes.examResult, { attempt: attemptId })
  const hasLost = notHandedIn > 0
  useEffect(() => {
    if (!hasLost) replaceWith(routes.examResult, { attempt: attemptId })
  }, [attemptId, hasLost])
  if (!hasLost) return null
  const { title, text } = endedMessage(notHandedIn)
  return (
    <Notice tone='warning' title={title} actions={<Button onPress={showResult}>{labels.toResult}</Button>}>
      {text}
    </Notice>
  )
}

function Fact({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <View className='room-entry__fact'>
      <Text className='room-entry__value'>{value}</Text>
      <Text className='room-entry__name'>{name}</Text>
    </View>
  )
}

function OpeningFailure({ code, failure, onRetry }: { readonly code: string; readonly failure: { code: string; requestId: string; details?: unknown }; readonly onRetry: () => void }) {
  const refusal = openingRefusal(code)
  if (refusal === null) return <FailureView failure={failure} onRetry={onRetry} />
  return (
    <EmptyState
      title={refusal.title}
      text={refusal.text}
      action={refusal.next === 'overview' ? <Button onPress={() => switchTab(routes.examOverview)}>{labels.toOverview}</Button> : <SchoolPhone />}
    />
  )
}
