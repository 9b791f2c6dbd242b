// 视频学习: player, credit, chapter list, checks, messages. What may be played and counted is decided by session.ts
// and, before it, by the server.
import { useEffect, useState, type ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { getCourse } from '../../contract/learning/get-course'
import { getHome } from '../../contract/learning/get-home'
import { listClasses } from '../../contract/learning/list-classes'
import { goBack, goTo, replaceWith, usePageParameters } from '../../platform/navigation'
import { isOnMobileData } from '../../platform/network'
import { VideoPlayer } from '../../platform/VideoPlayer'
import { useAnswer, useForgetAnswers } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { FailureView } from '../../ui/FailureView'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { sizeText } from '../../ui/wording'
import { CheckCard, type TakeCheckPhoto } from './CheckCard'
import { CreditLine, useCreditView } from './CreditLine'
import { ElsewhereDialog, OfflineNotice, RemarkNotice } from './LessonMessages'
import { LessonOutline, type CourseOutline } from './LessonOutline'
import { labels, refusalMessage } from './text'
import { useLessonSession, type LessonPage } from './use-lesson-session'
import './LessonScreen.scss'

const remarkMs = 8_000

interface LessonScreenProps {
  /** Stands in the player's place while no WeChat is bound; calls when one is (CHK-01). */
  readonly bindCode: (onBound: () => void) => ReactNode
  /** Takes the photo that a random check may ask for. */
  readonly takePhoto: TakeCheckPhoto
}

export function LessonScreen({ bindCode, takePhoto }: LessonScreenProps) {
  const { enrolment = '', course = '', lesson = '' } = usePageParameters()
  const outline = useAnswer(getCourse, { enrolmentId: enrolment, courseId: course }, { isWanted: course !== '' })
  const data = useMobileDataQuestion()
  const page = useLessonSession(enrolment, lesson, data.isAccepted)
  const forget = useForgetAnswers()
  useEffect(() => () => void forget(getCourse, getHome, listClasses), []) // eslint-disable-line react-hooks/exhaustive-deps -- once, on leaving: ticks and hours may have changed

  const mediaBytes = outline.data?.chapters.flatMap((chapter) => chapter.lessons).find((candidate) => candidate.lessonId === lesson)?.mediaBytes
  return (
    <Page title={labels.title} isWide>
      <View className='lesson'>
        <View className='lesson__main'>
          {data.mustAsk ? <DataQuestion bytes={mediaBytes} onAccept={data.accept} /> : <Theatre page={page} bindCode={bindCode} takePhoto={takePhoto} enrolment={enrolment} course={course} lesson={lesson} outline={outline.data} onPlayed={outline.reload} />}
        </View>
        <View className='lesson__side'>
          <Card isFlush>
            <ListRow title={labels.statement} onPress={() => goTo(routes.statement, { enrolment, lesson })} />
          </Card>
          {outline.data && (
            <LessonOutline
              course={outline.data}
              currentLessonId={lesson}
              onOpen={(lessonId) => replaceWith(routes.lesson, { enrolment, course, lesson: lessonId })}
            />
          )}
        </View>
      </View>
    </Page>
  )
}

interface TheatreProps extends LessonScreenProps {
  readonly page: LessonPage
  readonly enrolment: string
  readonly course: string
  readonly lesson: string
  readonly outline: CourseOutline | undefined
  /** The list's tick is out of date. */
  readonly onPlayed: () => void
}

function Theatre({ page, ...place }: TheatreProps) {
  if (page.session === null) return <View className='lesson__frame' />
  return <Stage {...place} page={page} session={page.session} />
}

function Stage({ page, session, bindCode, takePhoto, enrolment, course, lesson, outline, onPlayed }: TheatreProps & { readonly session: NonNullable<LessonPage['session']> }) {
  const view = useCreditView(session)
  const { takePlayer, events } = page.relay
  const state = session.state()
  useEffect(() => {
    if (state.remark === null) return undefined
    const timer = setTimeout(() => session.send({ kind: 'forget-remark' }), remarkMs)
    return () => clearTimeout(timer)
  }, [session, state.remark])

  useEffect(() => {
    if (state.isPlayed) onPlayed()
  }, [state.isPlayed]) // eslint-disable-line react-hooks/exhaustive-deps -- once, when it becomes true; the reload is new at every render

  const refusal = refusalMessage(state)
  if (state.phase.kind === 'failed') {
    if (refusal === null) return <FailureView failure={state.phase.failure} onRetry={() => session.send({ kind: 'retry' })} />
    const { next } = refusal
    if (next === 'account') {
      return (
        <Card title={refusal.title}>
          <Text className='lesson__hint'>{refusal.text}</Text>
          {bindCode(() => session.send({ kind: 'retry' }))}
        </Card>
      )
    }
    return (
      <>
        <Notice tone='warning' title={refusal.title} actions={next !== 'none' && <Button onPress={() => follow(next, enrolment, course)}>{nextLabels[next]}</Button>}>
          {refusal.text}
        </Notice>
        {refusal.asksSchool && <SchoolPhone />}
      </>
    )
  }
  const isDone = view.word === 'played' || view.word === 'earned'
  const nextLesson = outline?.nextLessonId ?? null
  return (
    <>
      <View className='lesson__frame'>
        <View className='lesson__video'>
          {state.mediaAddress !== null && <VideoPlayer id='lesson-video' ref={takePlayer} src={state.mediaAddress} isFree={state.isFree} events={events} />}
        </View>
      </View>
      {state.lesson !== null && (
        <>
          <Text className='lesson__title'>{state.lesson.title}</Text>
          <CreditLine view={view} />
        </>
      )}
      <View className='lesson__notices'>
        <OfflineNotice view={view} />
        <RemarkNotice remark={state.remark} />
      </View>
      {isDone && view.word === 'played' && (
        <View className='lesson__done'>
          <Text className='lesson__hint'>{labels.exerciseHint}</Text>
          <Button onPress={() => goTo(routes.exercise, { enrolment, course, lesson })}>{labels.exercise}</Button>
        </View>
      )}
      {view.word === 'earned' && nextLesson !== null && nextLesson !== lesson && (
        <View className='lesson__done'>
          <Button onPress={() => replaceWith(routes.lesson, { enrolment, course, lesson: nextLesson })}>{labels.nextLesson}</Button>
        </View>
      )}
      <ElsewhereDialog session={session} onStayAway={() => goBack(routes.home)} />
      {state.phase.kind === 'check' && state.check && <CheckCard check={state.check} settledMs={state.settledMs} session={session} takePhoto={takePhoto} />}
    </>
  )
}

const nextLabels = { class: labels.toClass, course: labels.toCourse, none: '' } as const

function follow(next: keyof typeof nextLabels, enrolment: string, course: string): void {
  if (next === 'class') replaceWith(routes.class, { enrolment })
  if (next === 'course') replaceWith(routes.course, { enrolment, course })
}

/** PLY-09: on mobile data the size is told once and asked for. */
function useMobileDataQuestion(): { isAccepted: boolean; mustAsk: boolean; accept: () => void } {
  const [isMobile, setIsMobile] = useState<boolean | null>(null)
  const [hasAccepted, setHasAccepted] = useState(acceptedBefore)
  useEffect(() => {
    let isGone = false
    void isOnMobileData().then((answer) => !isGone && setIsMobile(answer))
    return () => {
      isGone = true
    }
  }, [])
  return {
    isAccepted: hasAccepted || isMobile === false,
    mustAsk: isMobile === true && !hasAccepted,
    accept() {
      acceptedBefore = true
      setHasAccepted(true)
    },
  }
}

// once per start of the client
let acceptedBefore = false

function DataQuestion({ bytes, onAccept }: { readonly bytes: number | undefined; readonly onAccept: () => void }) {
  return (
    <Notice tone='info' title='现在用的是手机流量' actions={<Button onPress={onAccept}>{labels.playOnData}</Button>}>
      {bytes === undefined ? '播放会用掉流量。' : `本节视频约 ${sizeText(bytes)}。`}连上 Wi-Fi 再看不用流量，进度不会丢。
    </Notice>
  )
}
