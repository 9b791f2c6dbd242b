// 我的课程 → 我的班级 (CAT-01).
import { View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import { listClasses } from '../../contract/learning/list-classes'
import { itemNames } from '../../domain/specialty'
import { goTo } from '../../platform/navigation'
import { useAnswer } from '../../transport'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { dayText, hoursText } from '../../ui/wording'

type ClassView = ResponseOf<typeof listClasses>['classes'][number]

export function MyCoursesScreen() {
  const classes = useAnswer(listClasses, {})
  const list = classes.data?.classes ?? []
  return (
    <Page title='我的课程' isLoading={classes.isLoading} failure={classes.failure} hasContent={classes.data !== undefined} onRetry={classes.reload}>
      {list.length === 0 ? (
        <EmptyState title='还没有班级' text='报名登记好以后，班级会出现在这里。不清楚的，请问公司经办人或学校。' action={<SchoolPhone />} />
      ) : (
        <View>
          <Card title='我的班级' isFlush>
            {list.map((view) => (
              <ListRow
                key={view.enrolmentId}
                title={view.class?.title ?? `二级建造师继续教育${view.specialtyName}`}
                detail={`${view.specialtyName} ${itemNames[view.item]} · ${progressOf(view)}`}
                value={stateOf(view)}
                onPress={() => goTo(routes.class, { enrolment: view.enrolmentId })}
              />
            ))}
          </Card>
        </View>
      )}
    </Page>
  )
}

function progressOf(view: ClassView): string {
  const earned = view.courses.reduce((sum, course) => sum + course.earned, 0)
  const required = view.courses.reduce((sum, course) => sum + course.required, 0)
  return `${hoursText(earned)}/${hoursText(required)} 学时`
}

function stateOf(view: ClassView): string {
  switch (view.state) {
    case 'no-class':
      return '等待开班'
    case 'not-open':
      return view.class ? `${dayText(view.class.opensOn)} 开班` : '等待开班'
    case 'open':
      return '学习中'
    case 'ended':
      return '已结束'
    case 'withdrawn':
      return '已停'
  }
}
