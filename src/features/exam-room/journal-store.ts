import { readStored, removeStored, writeStored } from '../../platform/storage'
import { readJournal, type JournalStore } from './journal'

function keyOf(enrolmentId: string): string {
  return `exam-room:${enrolmentId}`
}

/** The device's own storage: one open paper per enrolment. */
export const deviceJournals: JournalStore = {
  read: (enrolmentId) => readJournal(readStored(keyOf(enrolmentId))),
  keep: (enrolmentId, journal) => writeStored(keyOf(enrolmentId), journal),
  drop: (enrolmentId) => removeStored(keyOf(enrolmentId)),
}
