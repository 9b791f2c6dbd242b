// 学习: the hours, the one next step, until when.
import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { getHome } from '../../contract/learning/get-home'
import { usePageShown } from '../../platform/lifecycle'
import { goTo, switchTab } from '../../platform/navigation'
import { canScan, inWeChat } from '../../platform/wechat'
import { boundByWeChat, setSession, useAnswer, useSession } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { RingCard } from './RingCard'
import { SignedOut } from './SignedOut'
import { shareText, totalText, type Home, type NextStep } from './text'
import './HomeScreen.scss'

export function HomeScreen() {
  const session = useSession()
  // in WeChat the identity itself may be bound though this device remembers nothing of it
  const mayBeSignedIn = session === 'signed-in' || inWeChat()
  const home = useAnswer(getHome, {}, { isWanted: mayBeSignedIn })
  usePageShown(() => mayBeSignedIn && home.reload())

  const isAnswered = home.data !== undefined
  useEffect(() => {
    if (isAnswered && session === 'signed-out') setSession(boundByWeChat)
  }, [isAnswered, session])

  const isSignedOut = !mayBeSignedIn || (home.failure?.code === 'NOT_SIGNED_IN' && session === 'signed-out')
  if (isSignedOut) return <SignedOut />
  return (
    <Page title='学习' tab='home' isLoading={home.isLoading} failure={home.failure} hasContent={isAnswered} onRetry={home.reload}>
      {home.data && <HomeContent home={home.data} />}
    </Page>
  )
}

function HomeContent({ home }: { readonly home: Home }) {
  const { next, rings } = home
  const main = rings.find((ring) => 'enrolmentId' in next && ring.enrolmentId === next.enrolmentId) ?? rings[0]
  if (!main) return home.hasWithdrawn ? <AllWithdrawn /> : <NoEnrolment />
  return (
    <View>
      {home.isCheckDue && (
        <Notice
          tone='warning'
          title='有一次学习验证等您确认'
          actions={
            <Button kind='secondary' onPress={() => goTo(routes.check)}>
              {canScan() ? '扫码或输入验证码' : '输入验证码'}
            </Button>
          }
        >
          确认后电脑上会自动接着放，已经看的都已计上。
        </Notice>
      )}
      <RingCard ring={main} next={next} onStep={() => takeStep(next)} />
      {rings.length > 1 && (
        <Card isFlush>
          {rings
            .filter((ring) => ring !== main)
            .map((ring) => (
              <ListRow
                key={ring.enrolmentId}
                title={ring.specialtyName}
                detail={`公共 ${shareText(ring.common)} · 专业 ${shareText(ring.specialtyHours)} · 考试 ${shareText(ring.exam)}`}
                value={`${totalText(ring.total)} 学时`}
                onPress={() => goTo(routes.class, { enrolment: ring.enrolmentId })}
              />
            ))}
        </Card>
      )}
      <Card isFlush>
        <ListRow title='我的课程' onPress={() => goTo(routes.myCourses)} />
        <ListRow title='学时明细' onPress={() => goTo(routes.statement)} />
        {inWeChat() && !home.isCheckDue && <ListRow title='输入验证码' detail='电脑上弹出学习验证、或要扫码登录时用' onPress={() => goTo(routes.check)} />}
        <ListRow title='帮助与联系' onPress={() => goTo(routes.help)} />
      </Card>
    </View>
  )
}

function NoEnrolment() {
  return <EmptyState title='还没有您的报名信息' text='报名由公司经办人在省平台办理，办好后学校会登记。不清楚的，请问公司经办人或学校。' action={<SchoolPhone />} />
}

function AllWithdrawn() {
  return (
    <View>
      <EmptyState title='您的报名已停' text='学校已停止您的报名，不能再学习和考试。已得的学时都在，在「学时明细」里能看到。有疑问或要恢复，请联系学校。' action={<SchoolPhone />} />
      <Card isFlush>
        <ListRow title='我的课程' onPress={() => goTo(routes.myCourses)} />
        <ListRow title='学时明细' onPress={() => goTo(routes.statement)} />
      </Card>
    </View>
  )
}

function takeStep(next: NextStep): void {
  switch (next.kind) {
    case 'continueLesson':
      return goTo(routes.lesson, { enrolment: next.enrolmentId, course: next.courseId, lesson: next.lessonId })
    case 'doExercise':
      return goTo(routes.exercise, { enrolment: next.enrolmentId, course: next.courseId, lesson: next.lessonId })
    case 'acknowledgeRules':
      return goTo(routes.class, { enrolment: next.enrolmentId })
    case 'bindWechat':
      return goTo(routes.account)
    case 'openExam':
    case 'continueExam':
    case 'takeExitPhoto':
    case 'retakeExam':
      return switchTab(routes.examOverview)
    case 'done':
      return goTo(routes.certificate, { enrolment: next.enrolmentId })
    case 'noEnrolment':
    case 'waitForClass':
    case 'waitForReview':
      return undefined
  }
}
