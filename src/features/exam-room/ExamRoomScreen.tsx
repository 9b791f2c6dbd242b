// 答题: one question a page, the clock, what is saved. session.ts decides what is sent; the server decides what counts.
import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { getOverview } from '../../contract/exam/get-overview'
import { getResult } from '../../contract/exam/get-result'
import { getHome } from '../../contract/learning/get-home'
import { hasKeyboard, watchKeys } from '../../platform/keyboard'
import { goTo, replaceWith, switchTab, usePageParameters } from '../../platform/navigation'
import { scrollToTop } from '../../platform/scroll'
import { useIsWide } from '../../platform/use-is-wide'
import { deviceName } from '../../platform/wechat'
import { useAnswer, useForgetAnswers } from '../../transport'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { FailureView } from '../../ui/FailureView'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { AnswerSheet } from './AnswerSheet'
import { QuestionCard } from './QuestionCard'
import { RoomEntry } from './RoomEntry'
import { RoomFooter } from './RoomFooter'
import { RoomHeader } from './RoomHeader'
import type { RoomSession } from './session'
import { keysText, labels, submitQuestion, submittingMessage, takenOverMessage, troubleMessage } from './text'
import { useExamRoom } from './use-exam-room'
import { countOpen, readKey, saveView, sheetCells } from './view'
import './ExamRoomScreen.scss'

export function ExamRoomScreen() {
  const { enrolment = '' } = usePageParameters()
  const room = useExamRoom(enrolment)
  const isOpen = room.session !== null && room.session.state().paper !== null
  const overview = useAnswer(getOverview, { enrolmentId: enrolment }, { isWanted: enrolment !== '' && !isOpen })
  const forget = useForgetAnswers()
  // what other pages remember of the exam is older than what happened here
  useEffect(() => () => void forget(getOverview, getResult, getHome), []) // eslint-disable-line react-hooks/exhaustive-deps -- once, on leaving

  if (room.session !== null && isOpen) return <OpenRoom session={room.session} />
  const isLoading = overview.isLoading || room.session === null
  return (
    <Page title={labels.title} isLoading={isLoading} failure={overview.failure} hasContent={overview.data !== undefined} onRetry={overview.reload}>
      {overview.data && <RoomEntry overview={overview.data} receivedAtMs={overview.receivedAtMs} room={room} onExpired={overview.reload} />}
    </Page>
  )
}

function OpenRoom({ session }: { readonly session: RoomSession }) {
  const state = session.state()
  const { phase, paper, index } = state
  const [isAsking, setIsAsking] = useState(false)
  const isAnswering = phase.kind === 'answering'
  // a wide window shows the answer sheet beside the question all the time
  const isWide = useIsWide()
  const isSheetInPlace = state.isSheetOpen && !isWide
  useKeys(session, isAnswering, { isWide, isAsking, ask: setIsAsking })
  useEffect(scrollToTop, [index, state.isSheetOpen])

  const attemptId = paper?.attemptId ?? ''
  useEffect(() => {
    if (phase.kind === 'submitted') replaceWith(routes.examResult, { attempt: attemptId, ...(phase.isTimeUp ? { timeUp: 1 } : {}) })
  }, [phase, attemptId])

  const question = paper?.questions[index]
  if (!paper || !question) return null
  if (!isAnswering) return <Stopped session={session} />
  const open = countOpen(state)
  const trouble = troubleMessage(saveView(state), state.isKept, deviceName().startsWith('手机'))
  const sheet = <AnswerSheet cells={sheetCells(state)} onGo={(at) => session.send({ kind: 'go', index: at })} onSubmit={() => setIsAsking(true)} />
  const asked = submitQuestion(open, state.marked.length)
  return (
    <Page title={labels.title} isWide header={<RoomHeader session={session} />} footer={<RoomFooter session={session} isWide={isWide} />}>
      {trouble && (
        <View className='room__trouble'>
          <Notice tone='warning' title={trouble.title}>
            {trouble.text}
          </Notice>
        </View>
      )}
      <View className='room'>
        <View className='room__main'>
          {isSheetInPlace ? (
            sheet
          ) : (
            <QuestionCard
              question={question}
              number={index + 1}
              letters={state.answers[question.questionId]?.letters ?? []}
              isMarked={state.marked.includes(question.questionId)}
              onChoose={(letter) => session.send({ kind: 'choose', letter })}
            />
          )}
          {hasKeyboard() && !isSheetInPlace && <Text className='room__keys'>{keysText(question.options.length)}</Text>}
        </View>
        {isWide && <View className='room__side'>{sheet}</View>}
      </View>
      {isAsking && (
        <Dialog
          title={asked.title}
          actions={
            <>
              <Button kind={open === 0 ? 'primary' : 'danger'} onPress={() => session.send({ kind: 'submit' })}>
                {labels.submit}
              </Button>
              <Button kind={open === 0 ? 'secondary' : 'primary'} onPress={() => setIsAsking(false)}>
                {labels.checkAgain}
              </Button>
            </>
          }
        >
          <Text>{asked.text}</Text>
        </Dialog>
      )}
    </Page>
  )
}

interface Asking {
  readonly isWide: boolean
  /** Whether 交卷 is being asked: nothing is chosen or handed in by a key meanwhile. */
  readonly isAsking: boolean
  readonly ask: (isAsking: boolean) => void
}

function useKeys(session: RoomSession, isListening: boolean, { isWide, isAsking, ask }: Asking): void {
  useEffect(() => {
    if (!isListening) return undefined
    return watchKeys((key) => {
      const meaning = readKey(key)
      if (meaning === null || (isAsking && meaning.kind !== 'back')) return false
      if (meaning.kind === 'back') return goBackByKey(session, isAsking, ask)
      const { index, paper } = session.state()
      const isLast = index + 1 >= (paper?.questions.length ?? 0)
      if (meaning.kind === 'choose') session.send({ kind: 'choose', letter: meaning.letter })
      if (meaning.kind === 'turn') session.send({ kind: 'go', index: index + meaning.by })
      if (meaning.kind === 'mark') session.send({ kind: 'mark' })
      if (meaning.kind === 'next' && !isLast) session.send({ kind: 'go', index: index + 1 })
      if (meaning.kind === 'next' && isLast && isWide) ask(true)
      if (meaning.kind === 'next' && isLast && !isWide) session.send({ kind: 'sheet', isOpen: true })
      return true
    })
  }, [session, isListening, isWide, isAsking, ask])
}

function goBackByKey(session: RoomSession, isAsking: boolean, ask: (isAsking: boolean) => void): boolean {
  if (isAsking) ask(false)
  else if (session.state().isSheetOpen) session.send({ kind: 'sheet', isOpen: false })
  else return false
  return true
}

/** The paper is no longer answered here: handing in, moved elsewhere, signed out, or refused. */
function Stopped({ session }: { readonly session: RoomSession }) {
  const state = session.state()
  const { phase } = state
  const { waiting } = saveView(state)
  if (phase.kind === 'opening') return <Page title={labels.title} isLoading />
  if (phase.kind === 'failed') {
    return (
      <Page title={labels.title}>
        <FailureView failure={phase.failure} onRetry={() => session.send({ kind: 'start' })} />
      </Page>
    )
  }
  if (phase.kind === 'signed-out') {
    return (
      <Page title={labels.title}>
        <Notice tone='warning' title='登录已结束，请重新登录' actions={<Button onPress={() => goTo(routes.signIn)}>{labels.signIn}</Button>}>
          {waiting === 0 ? '答案都已保存。时间照走，登录后回到考试页接着答。' : `有 ${waiting} 题先存在这台设备里，登录后回到考试页，会自动补传。时间照走。`}
        </Notice>
      </Page>
    )
  }
  if (phase.kind === 'taken-over') {
    const { title, text } = takenOverMessage(phase.device, waiting)
    return (
      <Page title={labels.title}>
        <Notice
          tone='warning'
          title={title}
          actions={
            <>
              <Button kind='secondary' onPress={() => session.send({ kind: 'start' })}>
                {labels.moveHere}
              </Button>
              <Button kind='quiet' onPress={() => switchTab(routes.examOverview)}>
                {labels.toOverview}
              </Button>
            </>
          }
        >
          {text}
        </Notice>
      </Page>
    )
  }
  const isTimeUp = phase.kind === 'submitting' && phase.isTimeUp
  const { title, text } = submittingMessage(isTimeUp, state.trouble !== null, waiting)
  return (
    <Page title={labels.title}>
      <Notice tone={state.trouble === null ? 'info' : 'warning'} title={title}>
        {text}
      </Notice>
      {state.trouble !== null && <SchoolPhone />}
    </Page>
  )
}
