// What a new lesson page takes over from pages that are gone (PLY-06). Pure.
import type { Journal } from './journal'

export interface Inheritance {
  readonly page: string
  /** The newest journal of a page that is gone: its successor opens under its name. */
  readonly orphan: Journal | null
  readonly late: readonly Journal[]
}

/** What pages before this one left behind, those that still live excepted. */
export function inherit(journals: readonly Journal[], alivePages: ReadonlySet<string>, newPage: string): Inheritance {
  const left = journals.filter((journal) => !alivePages.has(ownerOf(journal)))
  const [orphan = null] = left.filter((journal) => journal.page === ownerOf(journal)).sort((a, b) => b.savedAtMs - a.savedAtMs)
  return { page: orphan?.page ?? newPage, orphan, late: left.filter((journal) => journal !== orphan) }
}

/** A late journal bears its page's name and a moment: `<page>.<moment>`. */
function ownerOf(journal: Journal): string {
  return journal.page.split('.')[0] ?? journal.page
}
