import { getHours } from '../../../src/contract/learning/get-hours'
import { specialtyNames } from '../../../src/domain/specialty'
import { handler } from '../../platform/handler'
import { readDeskFirst } from './desk-first'
import { loadStudy, ringOf, type Study } from './study'
import type { LedgerDocument } from '../../platform/documents/learning'

const mostEntries = 1_000

export const getHoursHandler = handler(getHours, {
  load: async (context) => loadStudy(context, await readDeskFirst(context)),
  decide(study, _input, { nowMs }) {
    const newestFirst = [...study.ledger].sort((a, b) => b.atMs - a.atMs || (a._id < b._id ? -1 : 1)).slice(0, mostEntries)
    return {
      rings: study.enrolments.map((own) => ringOf(own, nowMs)),
      entries: newestFirst.map((entry) => {
        const { _id: entryId, account, part, kind, creditHours, reason, atMs } = entry
        return { entryId, account, part, kind, title: titleOf(study, entry), creditHours, reason, atMs }
      }),
    }
  },
  commit: async (_context, answer) => answer,
})

function titleOf(study: Study, { lesson, account, part }: LedgerDocument): string {
  for (const { common, specialty } of study.enrolments) {
    for (const { lessonId, title } of [common, specialty].flatMap((course) => course?.chapters ?? []).flatMap(({ lessons }) => lessons)) if (lessonId === lesson) return title
  }
  const course = account === 'common' ? '公共课' : `${specialtyNames[account]}专业课`
  return part === 'exam' ? `${account === 'common' ? '' : specialtyNames[account]}考试` : course
}
