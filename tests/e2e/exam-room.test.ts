// 答题 in a real browser: a reload, a second tab, a lost network (EXM-06).
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startExamCloud, type ExamCloud, type Person } from '../contract/exam/arrange'
import { getReady } from '../contract/exam/journey'
import { launchBrowser } from './browser'
import { screenOf, type Screen } from './support/screen'

jest.setTimeout(120_000)

let cloud: ExamCloud
let browser: Browser

beforeAll(async () => {
  cloud = await startExamCloud()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await cloud?.stop()
})

interface Room extends Screen {
  readonly person: Person
  readonly context: BrowserContext
  readonly page: Page
  openTab(): Promise<Screen>
  /** Question number → chosen letters, as the server holds them. */
  saved(): Promise<Record<string, string>>
}

async function enterRoom(): Promise<Room> {
  const person = await cloud.newcomer()
  await getReady(cloud, person)
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
  const session = await cloud.session(person)
  await context.addInitScript((token) => localStorage.setItem('session', token), session)
  const address = `${cloud.url}/#/pages/exam/room/index?enrolment=${person.enrolmentId}`
  const page = await context.newPage()
  await page.goto(address)
  const screen = screenOf(page)
  await screen.tap('开始答题')
  await screen.see('第 1/12 题')
  return {
    ...screen,
    person,
    context,
    page,
    async openTab() {
      const tab = await context.newPage()
      await tab.goto(address)
      return screenOf(tab)
    },
    async saved() {
      const paper = (await cloud.as(person, 'exam.getAttempt', { attemptId: `${person.enrolmentId}_1` })).data
      const numbers = new Map(paper.questions.map(({ questionId }: { questionId: string }, index: number) => [questionId, String(index + 1)]))
      return Object.fromEntries(paper.answers.map(({ questionId, answer }: { questionId: string; answer: string[] }) => [numbers.get(questionId), answer.join('')]))
    },
  }
}

test('a page that is reloaded goes on at its question with everything answered', async () => {
  const room = await enterRoom()
  await room.tap('B')
  await room.tap('下一题')
  await room.tap('C')
  await room.tap('标记')
  await room.see('已保存 ✓')
  await room.page.reload()
  await room.see('第 2/12 题')
  await room.see('已标记')
  await room.tap('答题卡')
  await room.see('还有 10 题未答')

  expect(await room.saved()).toEqual({ '1': 'B', '2': 'C' })
  await room.context.close()
})

test('answers given without a network are kept, said to be waiting, and handed in by themselves', async () => {
  const room = await enterRoom()
  await room.context.setOffline(true)
  await room.tap('D')
  await room.see('离线，1 题待传')
  await room.see('网络断了，可以接着答')
  await room.context.setOffline(false)
  await room.see('已保存 ✓')

  expect(await room.saved()).toEqual({ '1': 'D' })
  await room.context.close()
})

test('a second tab asks before it takes the paper, and the first one says where it went', async () => {
  const room = await enterRoom()
  await room.tap('A')
  await room.see('已保存 ✓')
  const tab = await room.openTab()
  await tab.see('试卷在另一个页面上打开着')
  await tab.tap('在这里继续')
  await tab.see('第 1/12 题')
  await room.tap('B')
  await room.see('答题已换到「电脑浏览器」继续')

  expect(await room.saved()).toEqual({ '1': 'A' })
  await room.context.close()
})
