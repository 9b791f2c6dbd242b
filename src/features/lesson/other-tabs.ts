// The lesson pages of one browser know of each other without the server (PLY-04).
import { openTabChannel, type TabChannel } from '../../platform/tabs'

type Word = { readonly kind: 'who' } | { readonly kind: 'here'; readonly page: string } | { readonly kind: 'took'; readonly page: string }

/** A living tab answers within a few milliseconds; a slow one is still asked by the server. */
const answerWaitMs = 200

export interface OtherTabs {
  /** Which lesson pages live in other tabs right now. */
  alivePages(): Promise<ReadonlySet<string>>
  /** From now on this page answers by its name, and hears when another takes over. */
  join(page: string, onTaken: () => void): void
  took(page: string): void
  leave(): void
}

export function meetOtherTabs(): OtherTabs {
  let own: { page: string; onTaken: () => void } | null = null
  const alive = new Set<string>()
  const channel: TabChannel = openTabChannel('lesson', (heard) => {
    const word = heard as Word
    if (word.kind === 'who' && own) channel.say({ kind: 'here', page: own.page } satisfies Word)
    if (word.kind === 'here') alive.add(word.page)
    if (word.kind === 'took' && own && word.page !== own.page) own.onTaken()
  })
  return {
    alivePages() {
      channel.say({ kind: 'who' } satisfies Word)
      return new Promise((resolve) => setTimeout(() => resolve(new Set(alive)), answerWaitMs))
    },
    join(page, onTaken) {
      own = { page, onTaken }
    },
    took(page) {
      channel.say({ kind: 'took', page } satisfies Word)
    },
    leave() {
      channel.close()
    },
  }
}
