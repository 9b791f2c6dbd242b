// 答题 in a real browser: a person with an open paper, on a page that can be killed.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { ExamCloud, Person } from '../../contract/exam/arrange'
import { getReady } from '../../contract/exam/journey'
import { screenOf, type Screen } from './screen'

export interface Room extends Screen {
  readonly person: Person
  readonly context: BrowserContext
  readonly page: Page
  openTab(): Promise<Room>
  /** The page dies without a word, as when the phone kills WeChat; what the device keeps stays. */
  kill(): Promise<void>
  /** The same device opens the page again after a kill. */
  reopen(): Promise<Room>
  /** Question number → chosen letters, as the server holds them. */
  saved(): Promise<Record<string, string>>
  /** The clock moves on for the server and for the page. */
  advance(milliseconds: number): Promise<void>
}

export interface RoomOptions {
  readonly viewport?: { readonly width: number; readonly height: number }
  /** 大字 in 个人中心. */
  readonly isLargeText?: boolean
  /** The page's clock follows `advance`. */
  readonly hasClock?: boolean
  /** A computer: the pointer is fine, so the page tells its keys. */
  readonly isComputer?: boolean
}

export async function enterRoom(cloud: ExamCloud, browser: Browser, options: RoomOptions = {}): Promise<Room> {
  const { viewport = { width: 375, height: 812 }, isLargeText = false, hasClock = false, isComputer = false } = options
  const person = await cloud.newcomer()
  await getReady(cloud, person)
  const context = await browser.newContext({ viewport, hasTouch: !isComputer, isMobile: !isComputer })
  if (hasClock) await context.clock.install({ time: await cloud.now() })
  const session = await cloud.session(person)
  await context.addInitScript(
    ({ token, isLarge }) => {
      localStorage.setItem('session', token)
      if (isLarge) localStorage.setItem('large-text', 'true')
    },
    { token: session, isLarge: isLargeText },
  )
  const room = await openRoom(cloud, context, person)
  await room.tap('开始答题')
  await room.see('第 1/12 题')
  return room
}

async function openRoom(cloud: ExamCloud, context: BrowserContext, person: Person): Promise<Room> {
  const page = await context.newPage()
  await page.goto(`${cloud.url}/#/pages/exam/room/index?enrolment=${person.enrolmentId}`)
  return {
    ...screenOf(page),
    person,
    context,
    page,
    openTab: () => openRoom(cloud, context, person),
    async kill() {
      const died = page.waitForEvent('crash')
      const devTools = await context.newCDPSession(page)
      // the answer never comes: who should give it is dead
      void devTools.send('Page.crash').catch(() => undefined)
      await died
      await page.close()
    },
    reopen: () => openRoom(cloud, context, person),
    async saved() {
      const paper = (await cloud.as(person, 'exam.getAttempt', { attemptId: `${person.enrolmentId}_1` })).data
      const numbers = new Map(paper.questions.map(({ questionId }: { questionId: string }, index: number) => [questionId, String(index + 1)]))
      return Object.fromEntries(paper.answers.map(({ questionId, answer }: { questionId: string; answer: string[] }) => [numbers.get(questionId), answer.join('')]))
    },
    async advance(milliseconds) {
      await cloud.advance(milliseconds)
      await context.clock.fastForward(milliseconds)
    },
  }
}
