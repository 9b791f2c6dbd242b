// Two tabs of one browser share their storage, so they would hold the paper under one name. They notice each other:
// the second takes a name of its own, and the server moves the paper (EXM-06).
import { openTabChannel, type TabChannel } from '../../platform/tabs'

type Word = { readonly kind: 'who' } | { readonly kind: 'here'; readonly page: string }

/** A living tab answers within a few milliseconds. */
const answerWaitMs = 150

export interface OtherPages {
  alive(): Promise<ReadonlySet<string>>
  /** From now on this page answers by its name. */
  join(page: string): void
  leave(): void
}

export function meetOtherPages(): OtherPages {
  let own: string | null = null
  const alive = new Set<string>()
  const channel: TabChannel = openTabChannel('exam-room', (heard) => {
    const word = heard as Word
    if (word.kind === 'who' && own !== null) channel.say({ kind: 'here', page: own } satisfies Word)
    if (word.kind === 'here') alive.add(word.page)
  })
  return {
    alive() {
      channel.say({ kind: 'who' } satisfies Word)
      return new Promise((resolve) => setTimeout(() => resolve(new Set(alive)), answerWaitMs))
    },
    join(page) {
      own = page
    },
    leave: () => channel.close(),
  }
}
