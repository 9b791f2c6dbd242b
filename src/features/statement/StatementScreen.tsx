// 学时明细: every hour with its source (HRS-03); for one lesson stretch by stretch what was credited and why (PLY-08).
import { View } from '@tarojs/components'
import { getHours } from '../../contract/learning/get-hours'
import { getStatement } from '../../contract/learning/get-statement'
import { specialtyNames } from '../../domain/specialty'
import { usePageParameters } from '../../platform/navigation'
import { useAnswer } from '../../transport'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { dayText, fullDayText, hoursText, mediaClock, timeOfDay } from '../../ui/wording'
import { creditedText, entryKinds, reasonTexts, type Entry } from './text'

/** A long ledger is read in parts: old phones draw long lists slowly. */
const shownAtOnce = 60

export function StatementScreen() {
  const { enrolment = '', lesson = '' } = usePageParameters()
  return lesson === '' ? <Ledger /> : <LessonStretches enrolment={enrolment} lesson={lesson} />
}

function Ledger() {
  const hours = useAnswer(getHours, {})
  const entries = hours.data?.entries ?? []
  return (
    <Page title='学时明细' isLoading={hours.isLoading} failure={hours.failure} hasContent={hours.data !== undefined} onRetry={hours.reload}>
      {hours.data?.rings.map((ring) => (
        <Card key={ring.enrolmentId} isFlush>
          <ListRow title={ring.specialtyName} value={`${hoursText(ring.total.earned)} / ${hoursText(ring.total.required)} 学时`} />
        </Card>
      ))}
      {entries.length === 0 ? (
        <EmptyState title='还没有学时' text='看完一节视频，做对它的课后练习，学时就会出现在这里。' />
      ) : (
        <Card isFlush>
          {entries.slice(0, shownAtOnce).map((entry) => (
            <ListRow key={entry.entryId} title={entry.title} detail={detailOf(entry)} value={`${entry.creditHours > 0 ? '+' : ''}${hoursText(entry.creditHours)}`} />
          ))}
        </Card>
      )}
    </Page>
  )
}

function detailOf(entry: Entry): string {
  const account = entry.account === 'common' ? '公共课' : specialtyNames[entry.account]
  const reason = entry.kind === 'offline' || entry.kind === 'correction' ? `：${entry.reason}` : ''
  return `${fullDayText(entry.atMs)} · ${account} · ${entryKinds[entry.kind]}${reason}`
}

function LessonStretches({ enrolment, lesson }: { readonly enrolment: string; readonly lesson: string }) {
  const statement = useAnswer(getStatement, { enrolmentId: enrolment, lessonId: lesson })
  const stretches = statement.data?.stretches ?? []
  return (
    <Page title='学时明细' isLoading={statement.isLoading} failure={statement.failure} hasContent={statement.data !== undefined} onRetry={statement.reload}>
      {statement.data && (
        <View>
          <Card isFlush>
            <ListRow title={statement.data.title} value={`已计到 ${mediaClock(statement.data.frontierMs)} / ${mediaClock(statement.data.mediaMs)}`} />
          </Card>
          {stretches.length === 0 ? (
            <EmptyState title='还没有播放记录' text='播放以后，每一段计了多少、为什么，都写在这里。' />
          ) : (
            <Card isFlush>
              {stretches.slice(0, shownAtOnce).map((stretch, index) => (
                <ListRow
                  key={`${stretch.fromMs} ${index}`}
                  title={`${dayText(stretch.fromMs)} ${timeOfDay(stretch.fromMs)}—${timeOfDay(stretch.toMs)}`}
                  detail={reasonTexts[stretch.reason]}
                  value={creditedText(stretch)}
                />
              ))}
            </Card>
          )}
        </View>
      )}
    </Page>
  )
}
