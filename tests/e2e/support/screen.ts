// A screen as a person uses it: by visible text.
import type { FrameLocator, Locator, Page } from 'playwright-core'

export interface Screen {
  /** The topmost visible element with this text. */
  find(text: string | RegExp): Locator
  see(text: string | RegExp, withinMs?: number): Promise<void>
  /** Resolves when the text is gone from sight. */
  miss(text: string | RegExp, withinMs?: number): Promise<void>
  tap(text: string | RegExp, withinMs?: number): Promise<void>
  type(placeholder: string | RegExp, text: string): Promise<void>
  readonly scope: Page | FrameLocator
}

const patienceMs = 20_000

/** Pages that were left stay in the document, hidden: only what is in sight counts. */
export function screenOf(scope: Page | FrameLocator): Screen {
  const visible = (text: string | RegExp) => scope.getByText(text, typeof text === 'string' ? { exact: true } : {}).filter({ visible: true })
  const find = (text: string | RegExp) => visible(text).last()
  return {
    scope,
    find,
    see: (text, withinMs = patienceMs) => find(text).waitFor({ state: 'visible', timeout: withinMs }),
    async miss(text, withinMs = patienceMs) {
      const endsAt = Date.now() + withinMs
      while ((await visible(text).count()) > 0) {
        if (Date.now() > endsAt) throw new Error(`“${String(text)}” is still in sight`)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    async tap(text, withinMs = patienceMs) {
      // a page that is just being left may still be in sight: short tries, each looking anew
      const endsAt = Date.now() + withinMs
      for (;;) {
        try {
          return await find(text).click({ timeout: Math.min(2_000, withinMs) })
        } catch (error) {
          if (Date.now() > endsAt) throw error
        }
      }
    },
    async type(placeholder, text) {
      // Taro's own element bears the placeholder too, and stands alone for a moment before the field inside it is there
      const field = scope.locator('input, textarea').and(scope.getByPlaceholder(placeholder)).filter({ visible: true }).last()
      await field.fill(text, { timeout: patienceMs })
    },
  }
}
