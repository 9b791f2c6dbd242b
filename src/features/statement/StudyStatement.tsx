import { useState } from 'react'
import { getHours } from '../../contract/learning/get-hours'
import { listStudyDays } from '../../contract/learning/list-study-days'
import { specialtyNames } from '../../domain/specialty'
import { goTo } from '../../platform/navigation'
import { useAnswer } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { dayText, fullDayText, hoursText } from '../../ui/wording'
import { creditedText, entryKinds, labels, uncreditedText, type Entry, type StudyDay } from './text'

/** A long list is read in parts: old phones draw long lists slowly. */
const shownAtOnce = 30

export function StudyStatement() {
  const hours = useAnswer(getHours, {})
  const study = useAnswer(listStudyDays, {})
  const entries = hours.data?.entries ?? []
  const days = study.data?.days ?? []
  const hasContent = hours.data !== undefined && study.data !== undefined
  function reload(): void {
    hours.reload()
    study.reload()
  }
  return (
    <Page title={labels.title} isLoading={hours.isLoading || study.isLoading} failure={hours.failure ?? study.failure} hasContent={hasContent} onRetry={reload}>
      {hours.data?.rings.map((ring) => (
        <Card key={ring.enrolmentId} isFlush>
          <ListRow title={ring.specialtyName} value={`${hoursText(ring.total.earned)} / ${hoursText(ring.total.required)} 学时`} />
        </Card>
      ))}
      {hasContent && entries.length === 0 && days.length === 0 && <EmptyState title='还没有学时' text='看完一节视频，做对它的课后练习，学时就会出现在这里。' />}
      {days.length > 0 && <StudyDays days={days} />}
      {entries.length > 0 && <EarnedHours entries={entries} />}
    </Page>
  )
}

function StudyDays({ days }: { readonly days: readonly StudyDay[] }) {
  const [shown, setShown] = useState(shownAtOnce)
  return (
    <>
      <Card isFlush>
        <ListRow title={labels.played} detail={labels.playedNote} />
        {days.slice(0, shown).map((one) => (
          <ListRow
            key={`${one.day} ${one.lessonId}`}
            title={`${dayText(one.day)}《${one.title}》`}
            detail={uncreditedText(one)}
            value={creditedText(one)}
            onPress={() => goTo(routes.statement, { enrolment: one.enrolmentId, lesson: one.lessonId })}
          />
        ))}
      </Card>
      {days.length > shown && (
        <Button kind='quiet' onPress={() => setShown(shown + shownAtOnce)}>
          {labels.more}
        </Button>
      )}
    </>
  )
}

function EarnedHours({ entries }: { readonly entries: readonly Entry[] }) {
  const [shown, setShown] = useState(shownAtOnce)
  return (
    <>
      <Card isFlush>
        <ListRow title={labels.earned} />
        {entries.slice(0, shown).map((entry) => (
          <ListRow key={entry.entryId} title={entry.title} detail={detailOf(entry)} value={`${entry.creditHours > 0 ? '+' : ''}${hoursText(entry.creditHours)}`} />
        ))}
      </Card>
      {entries.length > shown && (
        <Button kind='quiet' onPress={() => setShown(shown + shownAtOnce)}>
          {labels.more}
        </Button>
      )}
    </>
  )
}

function detailOf(entry: Entry): string {
  const account = entry.account === 'common' ? '公共课' : specialtyNames[entry.account]
  const reason = entry.kind === 'offline' || entry.kind === 'correction' ? `：${entry.reason}` : ''
  return `${fullDayText(entry.atMs)} · ${account} · ${entryKinds[entry.kind]}${reason}`
}
