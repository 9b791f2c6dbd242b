// 答题 in a real browser: reloads, kills, a second tab, a lost network, the end of the time (EXM-06).
import type { Browser } from 'playwright-core'
import { startExamCloud, type ExamCloud } from '../contract/exam/arrange'
import { takePhoto } from '../contract/exam/journey'
import { launchBrowser } from './browser'
import { enterRoom } from './support/exam-room'

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

test('a page that is reloaded goes on at its question with everything answered', async () => {
  const room = await enterRoom(cloud, browser)
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
  const room = await enterRoom(cloud, browser)
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
  const room = await enterRoom(cloud, browser)
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

test('killed three times, ten minutes without a network, the time over: what was answered is scored', async () => {
  let room = await enterRoom(cloud, browser, { hasClock: true })
  await room.tap('选项 a')
  await room.tap('下一题')
  await room.see('已保存 ✓')
  await room.kill()

  // killed with answers that the server does not have
  room = await room.reopen()
  await room.see('第 2/12 题')
  await room.context.setOffline(true)
  await room.tap('选项 a')
  await room.tap('下一题')
  await room.tap('选项 a')
  await room.see('离线，2 题待传')
  await room.kill()
  await room.context.setOffline(false)
  room = await room.reopen()
  await room.see('第 3/12 题')
  await room.see('已保存 ✓')
  const afterTwoKills = await room.saved()

  await room.context.setOffline(true)
  for (const _question of [4, 5, 6]) {
    await room.tap('下一题')
    await room.tap('选项 a')
  }
  await room.advance(10 * 60_000)
  await room.see('离线，3 题待传')
  await room.see(/剩 49:/)
  await room.context.setOffline(false)
  await room.see('已保存 ✓')
  await room.kill()

  room = await room.reopen()
  await room.see('第 6/12 题')
  await room.advance(45 * 60_000)
  await room.see(/还有不到 5 分钟，还有 6 题未答/)
  await room.advance(4 * 60_000)
  await room.see(/最后 1 分钟，还有 6 题未答/)
  await room.advance(60_000)
  await room.see('时间到，已自动交卷')
  await room.see(/前保存的答案评分：答了 6 题，6 题未答/)

  const { data } = await takePhoto(cloud, room.person, 'exit')
  expect({ answersAfterTwoKills: Object.keys(afterTwoKills), step: data.step.kind, score: data.step.score }).toEqual({ answersAfterTwoKills: ['1', '2', '3'], step: 'under-review', score: 60 })
  await room.context.close()
})

test('a phone that stays dead over the deadline: the server hands in what it has, and says so (case 21)', async () => {
  const room = await enterRoom(cloud, browser, { hasClock: true })
  await room.tap('选项 a')
  await room.see('已保存 ✓')
  await room.context.setOffline(true)
  await room.tap('下一题')
  await room.tap('选项 a')
  await room.see('离线，1 题待传')
  await room.kill()
  await room.advance(62 * 60_000)
  await room.context.setOffline(false)

  const opened = await room.reopen()
  await opened.see(/有 1 题最后改过、没等到保存成功，可能没有赶上/)
  await opened.tap('看结果和下一步')
  await opened.see('时间到，已自动交卷')
  await opened.see(/前保存的答案评分：答了 1 题，11 题未答/)
  const { data } = await takePhoto(cloud, room.person, 'exit')
  expect([data.step.kind, data.step.score]).toEqual(['waiting', 10])
  await room.context.close()
})

test('on the big screen the keyboard alone does it, and tells its keys', async () => {
  const { page, see, miss, tap, saved, context } = await enterRoom(cloud, browser, { viewport: { width: 1280, height: 800 }, isComputer: true })
  await see('键盘：A–D 或 1–4 选答案，← → 翻题，Enter 下一题，M 标记')
  await page.keyboard.press('2')
  await page.keyboard.press('Enter')
  await see('第 2/12 题')
  await page.keyboard.press('d')
  await page.keyboard.press('m')
  await see('已标记')
  await page.keyboard.press('ArrowLeft')
  await see('第 1/12 题')
  // a click with the mouse leaves Enter its meaning
  await tap('C', 5_000)
  await page.keyboard.press('Enter')
  await see('第 2/12 题')
  for (let number = 3; number <= 12; number += 1) await page.keyboard.press('Enter')
  await see('第 12/12 题')
  await page.keyboard.press('Enter')
  await see('还有 10 题未答，现在交卷吗？')
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await see('还有 10 题未答，现在交卷吗？')
  await page.keyboard.press('Escape')
  await miss('还有 10 题未答，现在交卷吗？')
  await see('已保存 ✓')
  expect(await saved()).toEqual({ '1': 'C', '2': 'D' })
  await context.close()
})

test('at 320 px and the largest text nothing is cut off, and the buttons are in sight (SCR-02)', async () => {
  const { page, see, context } = await enterRoom(cloud, browser, { viewport: { width: 320, height: 568 }, isLargeText: true })
  await see('下一题')
  const widths = await page.evaluate(() => ({ window: innerWidth, page: document.documentElement.scrollWidth }))
  const boxes = await Promise.all(['上一题', '标记', '下一题', '答题卡', '已保存 ✓', /剩 /].map(async (text) => (await page.getByText(text).filter({ visible: true }).last().boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 }))
  expect({ isCut: widths.page > widths.window, outside: boxes.filter(({ x, y, width, height }) => x < 0 || y < 0 || x + width > 320 || y + height > 568) }).toEqual({ isCut: false, outside: [] })
  await context.close()
})
