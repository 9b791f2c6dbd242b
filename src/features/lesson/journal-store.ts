import { readStored, removeStored, storedKeys, writeStored } from '../../platform/storage'
import { journalKey, journalPrefix, readJournal, type JournalStore } from './journal'

/** The device's own storage. What cannot be read any more is cleared away. */
export const deviceJournals: JournalStore = {
  all() {
    return storedKeys(journalPrefix).flatMap((key) => {
      const journal = readJournal(readStored(key), Date.now())
      if (journal === null) removeStored(key)
      return journal === null ? [] : [journal]
    })
  },
  save: (journal) => void writeStored(journalKey(journal.page), journal),
  drop: (page) => void removeStored(journalKey(page)),
}
