// 班级: online courses, dates, textbook, teaching rules (ENR-12, ENR-13).
import { Text, View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import { acknowledgeRules } from '../../contract/learning/acknowledge-rules'
import { getClass } from '../../contract/learning/get-class'
import { getHome } from '../../contract/learning/get-home'
import { itemNames } from '../../domain/specialty'
import { goTo, usePageParameters } from '../../platform/navigation'
import { useAnswer, useCommand, useForgetAnswers } from '../../transport'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { dayText, fullDayText, hoursText } from '../../ui/wording'
import { TeachingRules } from './TeachingRules'
import './ClassScreen.scss'

type ClassAnswer = ResponseOf<typeof getClass>
type Course = ClassAnswer['view']['courses'][number]

export function ClassScreen() {
  const { enrolment = '' } = usePageParameters()
  const answer = useAnswer(getClass, { enrolmentId: enrolment }, { isWanted: enrolment !== '' })
  const acknowledge = useCommand(acknowledgeRules)
  const forget = useForgetAnswers()

  async function confirm(rulesVersion: string): Promise<void> {
    const outcome = await acknowledge.run({ enrolmentId: enrolment, rulesVersion })
    // a newer text came out meanwhile: it is shown instead
    if (outcome?.ok || outcome?.error.code === 'RULES_CHANGED') await forget(getClass, getHome)
  }

  return (
    <Page title='我的班级' isLoading={answer.isLoading} failure={answer.failure} hasContent={answer.data !== undefined} onRetry={answer.reload}>
      {answer.data && (
        <View>
          <Header view={answer.data.view} />
          {!answer.data.teachingRules.isAcknowledged && answer.data.view.state !== 'withdrawn' && (
            <TeachingRules rules={answer.data.teachingRules} isBusy={acknowledge.isBusy} failure={acknowledge.failure} onConfirm={(version) => void confirm(version)} />
          )}
          <Courses answer={answer.data} />
          {answer.data.teachingRules.isAcknowledged && <TeachingRules rules={answer.data.teachingRules} acknowledgedMs={answer.data.view.rulesAcknowledgedMs} />}
        </View>
      )}
    </Page>
  )
}

function Header({ view }: { readonly view: ClassAnswer['view'] }) {
  const title = view.class?.title ?? `二级建造师继续教育${view.specialtyName}`
  return (
    <>
      {view.state === 'withdrawn' && (
        <Notice tone='warning' title='这项报名已停'>
          已得的学时都在。要继续学习，请联系学校。
        </Notice>
      )}
      <Card isFlush>
        <ListRow title={title} detail={`${view.specialtyName} ${itemNames[view.item]}`} />
        <ListRow title='开班' detail={opening(view)} />
        {view.class && view.class.textbookPlace !== '' && (
          <ListRow
            title='教材'
            detail={view.textbookPickedUpMs === null ? `领取地点：${view.class.textbookPlace}` : view.class.textbookPlace}
            value={view.textbookPickedUpMs === null ? '未领取' : `${dayText(view.textbookPickedUpMs)} 已领`}
          />
        )}
      </Card>
    </>
  )
}

function opening(view: ClassAnswer['view']): string {
  if (view.class === null) return '等待学校通知'
  const from = fullDayText(view.class.opensOn)
  if (view.class.closesOn === null) return view.state === 'not-open' ? `${from} 开班` : `${from} 起`
  const isSameYear = view.class.closesOn.slice(0, 4) === view.class.opensOn.slice(0, 4)
  return `${from} 至 ${isSameYear ? dayText(view.class.closesOn) : fullDayText(view.class.closesOn)}`
}

function Courses({ answer }: { readonly answer: ClassAnswer }) {
  const { view, teachingRules } = answer
  if (view.courses.length === 0) return null
  const mayOpen = teachingRules.isAcknowledged && (view.state === 'open' || view.state === 'ended')
  return (
    <Card title='在线课程' isFlush>
      {view.courses.map((course) => (
        <ListRow
          key={course.courseId}
          title={course.title}
          detail={courseDetail(course)}
          value={`${hoursText(course.earned)}/${hoursText(course.required)} 学时`}
          tick={course.earned >= course.required ? 'done' : course.lockedByMissing === null ? 'none' : 'locked'}
          isDisabled={!mayOpen}
          onPress={() => goTo(routes.course, { enrolment: view.enrolmentId, course: course.courseId })}
        />
      ))}
      {!teachingRules.isAcknowledged && <Text className='class__hint'>先确认上面的教学管理规定，课程就会打开。</Text>}
    </Card>
  )
}

function courseDetail(course: Course): string {
  if (course.lockedByMissing !== null) return `公共课还差 ${hoursText(course.lockedByMissing)} 学时`
  return `${course.kind === 'common' ? '公共课' : '专业课'} · 已完成 ${course.lessonsEarned}/${course.lessons} 节`
}
