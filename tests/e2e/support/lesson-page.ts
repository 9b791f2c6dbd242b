// 视频学习 in a real browser: a person whose page can lose its network, be killed, be taken over.
import fs from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { LearningCloud, Person } from '../../contract/learning/arrange'
import { screenOf, type Screen } from './screen'

export interface LessonPage extends Screen {
  readonly person: Person
  readonly context: BrowserContext
  readonly page: Page
  openTab(): Promise<LessonPage>
  /** The page dies without a word, as when the phone kills WeChat; what the device keeps stays. */
  kill(): Promise<void>
  /** Where the video stands, in seconds. */
  position(): Promise<number>
  isPaused(): Promise<boolean>
  /** The clock moves on for the server and for the page; the video does not. */
  advance(milliseconds: number): Promise<void>
}

/** The test school's lessons show this clip. */
export async function showClip(cloud: LearningCloud): Promise<void> {
  const reply = await fetch(`${cloud.url}/emulator/storage/media/lesson.mp4`, { method: 'PUT', body: new Uint8Array(fs.readFileSync('sample/clips/clip-01.mp4')) })
  if (!reply.ok) throw new Error(`the clip was not stored: ${reply.status}`)
}

export async function enterLesson(cloud: LearningCloud, browser: Browser, person: Person, viewport = { width: 375, height: 812 }): Promise<LessonPage> {
  const context = await browser.newContext({ viewport })
  const { nowMs } = (await (await fetch(`${cloud.url}/emulator/clock`)).json()) as { nowMs: number }
  await context.clock.install({ time: nowMs })
  await context.addInitScript((token) => localStorage.setItem('session', token), await cloud.session(person))
  return openPage(cloud, context, person)
}

async function openPage(cloud: LearningCloud, context: BrowserContext, person: Person): Promise<LessonPage> {
  const page = await context.newPage()
  await page.goto(`${cloud.url}/#/pages/learn/lesson/index?enrolment=${person.enrolmentId}&course=common&lesson=common-1`)
  const video = () => page.locator('video').filter({ visible: true })
  return {
    ...screenOf(page),
    person,
    context,
    page,
    openTab: () => openPage(cloud, context, person),
    async kill() {
      const died = page.waitForEvent('crash')
      const devTools = await context.newCDPSession(page)
      // the answer never comes: who should give it is dead
      void devTools.send('Page.crash').catch(() => undefined)
      await died
      await page.close()
    },
    position: () => video().evaluate((element: HTMLVideoElement) => element.currentTime),
    isPaused: () => video().evaluate((element: HTMLVideoElement) => element.paused),
    async advance(milliseconds) {
      await cloud.advance(milliseconds)
      await context.clock.fastForward(milliseconds)
    },
  }
}
