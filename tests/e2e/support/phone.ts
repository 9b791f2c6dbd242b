// A trainee's phone: the client as if inside WeChat, with an identity, a phone number and a camera that scans.
import type { Browser, Page } from 'playwright-core'
import { screenOf, type Screen } from './screen'

export interface Phone extends Screen {
  readonly page: Page
  /** 扫一扫: a code's text or address. */
  scan(text: string): Promise<void>
  /** Opens a page of the client. */
  open(route: string): Promise<void>
  close(): Promise<void>
}

export async function openPhone(browser: Browser, url: string, owner: { openid: string; phone: string }): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 860 }, permissions: ['camera'] })
  const page = await context.newPage()
  const address = (route: string) => `${url}/phone?${new URLSearchParams({ openid: owner.openid, phone: owner.phone, ...(route === '' ? {} : { open: route }) }).toString()}`
  await page.goto(address(''))
  const screen = screenOf(page.frameLocator('#phone'))
  return {
    ...screen,
    page,
    async scan(text) {
      await page.fill('#scan-text', text)
      await page.click('#scan button')
    },
    async open(route) {
      await page.goto(address(route))
    },
    close: () => context.close(),
  }
}
