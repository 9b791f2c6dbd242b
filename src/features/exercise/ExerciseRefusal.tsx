import { useState } from 'react'
import { Text } from '@tarojs/components'
import { goBack, goTo, replaceWith } from '../../platform/navigation'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { FailureView } from '../../ui/FailureView'
import { Notice } from '../../ui/Notice'
import { routes } from '../../ui/routes'
import { hoursText, leftText } from '../../ui/wording'
import type { Outcome } from '../../transport'
import type { startExercise } from '../../contract/learning/start-exercise'
import type { submitExercise } from '../../contract/learning/submit-exercise'

type Failure = Extract<Outcome<typeof startExercise> | Outcome<typeof submitExercise>, { ok: false }>['error']

export interface LessonPlace {
  readonly enrolment: string
  readonly course: string
  readonly lesson: string
}

interface ExerciseRefusalProps {
  readonly failure: Failure
  readonly place: LessonPlace
  readonly onRetry: () => void
}

/** Why there is no exercise to do right now, and the way on. */
export function ExerciseRefusal({ failure, place, onRetry }: ExerciseRefusalProps) {
  const toLesson = <Button onPress={() => replaceWith(routes.lesson, { ...place })}>回到视频</Button>
  switch (failure.code) {
    case 'VIDEO_UNFINISHED':
      return (
        <Notice tone='warning' title='视频还没有看完' actions={toLesson}>
          {failure.details ? `还剩 ${leftText(failure.details.remainingMs)}，` : ''}看完就可以做练习。已经看的都已计上。
        </Notice>
      )
    case 'CHECK_DUE':
      return (
        <Notice tone='warning' title='有一次学习验证等您确认' actions={toLesson}>
          确认以后再来做练习。已经看的都已计上。
        </Notice>
      )
    case 'EXERCISE_PAUSED':
      return <RefusedForNow retryAfterMs={failure.details?.retryAfterMs ?? 0} onRetry={onRetry} />
    case 'EXERCISE_NOT_OPEN':
      return (
        <Notice tone='warning' title='这份练习已在别处交过' actions={<Button onPress={onRetry}>重新打开练习</Button>}>
          请做新的一份，已得的学时没有变化。
        </Notice>
      )
    case 'RULES_NOT_ACKNOWLEDGED':
    case 'CLASS_NOT_OPEN':
      return (
        <Notice tone='warning' title={failure.code === 'CLASS_NOT_OPEN' ? '班级还没有开班，或已经结束' : '请先阅读教学管理规定'} actions={<Button onPress={() => replaceWith(routes.class, { enrolment: place.enrolment })}>去我的班级</Button>}>
          已得的学时都在。
        </Notice>
      )
    case 'SPECIALTY_LOCKED':
      return (
        <Notice tone='warning' title='专业课还没有开放' actions={<Button onPress={() => goBack(routes.home)}>返回</Button>}>
          {failure.details ? `公共课还差 ${hoursText(failure.details.missing)} 学时。` : ''}先学完公共课，专业课就会开放。
        </Notice>
      )
    case 'NOT_BOUND':
      return (
        <Notice tone='warning' title='请先在手机微信里绑定本人' actions={<Button onPress={() => goTo(routes.account)}>看绑定办法</Button>}>
          电脑上可以看目录，计学时要先用您自己的微信认证登录一次。
        </Notice>
      )
    case 'WITHDRAWN':
      return (
        <Notice tone='warning' title='这门课现在不能学'>
          课程或报名已停。已得的学时都在，请联系学校。
        </Notice>
      )
    default:
      return <FailureView failure={failure} onRetry={onRetry} />
  }
}

function RefusedForNow({ retryAfterMs, onRetry }: { readonly retryAfterMs: number; readonly onRetry: () => void }) {
  const [endsAtMs] = useState(() => Date.now() + retryAfterMs)
  return <PausedNotice endsAtMs={endsAtMs} onRetry={onRetry} />
}

/** After three tries in a row with mistakes: a moment to look at the video again. */
export function PausedNotice({ endsAtMs, onRetry }: { readonly endsAtMs: number; readonly onRetry: () => void }) {
  const [isOver, setIsOver] = useState(false)
  return (
    <Notice
      tone='info'
      title='先歇一下，再看看题'
      actions={
        <Button isDisabled={!isOver} onPress={onRetry}>
          再做一次
        </Button>
      }
    >
      {isOver ? (
        <Text>可以再做了。</Text>
      ) : (
        <>
          <Text>还要等 </Text>
          <Countdown endsAtMs={endsAtMs} onEnd={() => setIsOver(true)} />
          <Text>。次数不限，不扣学时。</Text>
        </>
      )}
    </Notice>
  )
}
