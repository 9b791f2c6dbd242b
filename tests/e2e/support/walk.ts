// One long walk in steps: waiting, pictures, and what is kept when a step fails.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** The journey is one: after a step that failed the later ones would only repeat its failure. */
export function stepsOf(browser: () => Browser): (title: string, walk: () => Promise<void>) => void {
  let brokenStep = ''
  return function step(title, walk) {
    test(title, async () => {
      if (brokenStep !== '') throw new Error(`not walked: “${brokenStep}” failed before`)
      try {
        await walk()
      } catch (error) {
        brokenStep = title
        await keepPictures(browser())
        throw error
      }
    })
  }
}

/** What was on the screens when a step failed: the folder's name is printed. */
async function keepPictures(browser: Browser): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'journey-'))
  const pages = browser.contexts().flatMap((context) => context.pages())
  await Promise.all(pages.map((page, index) => page.screenshot({ path: path.join(folder, `${index}.png`) }).catch(() => undefined)))
  process.stderr.write(`pictures of the failed step: ${folder}\n`)
}

/** `PICTURES=docs/pictures npm test -- e2e journey` takes the pictures of the README anew. */
export async function picture(name: string, screen: { readonly page: Page }): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder === undefined || folder === '') return
  await pause(400)
  const phoneFrame = screen.page.locator('#phone')
  const target = (await phoneFrame.count()) > 0 ? phoneFrame : screen.page
  await target.screenshot({ path: path.join(folder, `${name}.png`) })
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

export async function until(isSo: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const endsAtMs = Date.now() + withinMs
  while (!(await isSo())) {
    if (Date.now() > endsAtMs) throw new Error('it did not come about')
    await pause(100)
  }
}

export function filesBelow(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath ?? entry.path, entry.name)] : []))
}
