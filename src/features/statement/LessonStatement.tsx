import { useState } from 'react'
import { View } from '@tarojs/components'
import { getStatement } from '../../contract/learning/get-statement'
import { statementByDay, stretchText } from '../../domain/playback'
import { useAnswer } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { dayText, mediaClock, timeOfDay } from '../../ui/wording'
import { creditedText, labels, uncreditedText, type Stretch } from './text'

/** A long list is read in parts: old phones draw long lists slowly. */
const daysAtOnce = 7

export function LessonStatement({ enrolment, lesson }: { readonly enrolment: string; readonly lesson: string }) {
  const statement = useAnswer(getStatement, { enrolmentId: enrolment, lessonId: lesson })
  return (
    <Page title={labels.title} isLoading={statement.isLoading} failure={statement.failure} hasContent={statement.data !== undefined} onRetry={statement.reload}>
      {statement.data && (
        <View>
          <Card isFlush>
            <ListRow title={statement.data.title} value={`已计到 ${mediaClock(statement.data.frontierMs)} / ${mediaClock(statement.data.mediaMs)}`} />
          </Card>
          <Days stretches={statement.data.stretches} />
        </View>
      )}
    </Page>
  )
}

function Days({ stretches }: { readonly stretches: readonly Stretch[] }) {
  const [shown, setShown] = useState(daysAtOnce)
  const days = statementByDay(stretches.map(({ fromMs: fromAt, toMs: toAt, creditedMs, reason }) => ({ fromAt, toAt, creditedMs, reason })))
  if (days.length === 0) return <EmptyState title='还没有播放记录' text='播放以后，每一段计了多少、为什么，都写在这里。' />
  return (
    <>
      {days.slice(0, shown).map((day) => (
        <Card key={day.day} isFlush>
          <ListRow title={dayText(day.day)} detail={uncreditedText({ uncreditedMs: day.uncreditedMs, reasons: [...day.reasons] })} value={creditedText(day)} isCurrent />
          {day.stretches.map((stretch, index) => (
            <ListRow key={`${stretch.fromAt} ${index}`} title={`${timeOfDay(stretch.fromAt)}—${timeOfDay(stretch.toAt)}`} detail={stretchText(stretch)} value={creditedText(stretch)} />
          ))}
        </Card>
      ))}
      {days.length > shown && (
        <Button kind='quiet' onPress={() => setShown(shown + daysAtOnce)}>
          {labels.more}
        </Button>
      )}
    </>
  )
}
