// One step of long work, again when somebody else changed the same record at the same moment.
import { CommitConflict } from './refusal'

const maxTries = 5

export async function retryConflicts<T>(step: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await step()
    } catch (error) {
      if (!(error instanceof CommitConflict) || tries >= maxTries) throw error
    }
  }
}

/** Runs the work over all items, at most `width` at a time; the results keep the items' order. */
export async function mapInParallel<Item, Result>(items: readonly Item[], width: number, work: (item: Item, index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  async function worker(): Promise<void> {
    while (next < items.length) {
      const index = next
      next += 1
      results[index] = await work(items[index] as Item, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  return results
}
