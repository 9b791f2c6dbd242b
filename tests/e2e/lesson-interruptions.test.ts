// 视频学习 in a real browser, interrupted: a second tab, another device, ten minutes without a network, a kill, a server
// that restarts, a right that ends (PLY-03, PLY-04, PLY-06, SCR-03).
import fs from 'node:fs'
import type { Browser } from 'playwright-core'
import { startEmulator, type Emulator } from '../../emulator/start'
import { minuteMs } from '../../src/domain/units'
import { startLearningCloud, type LearningCloud } from '../contract/learning/arrange'
import { open, report } from '../contract/learning/study'
import { launchBrowser } from './browser'
import { enterLesson, showClip, type LessonPage } from './support/lesson-page'
import { picture, until } from './support/walk'

jest.setTimeout(90_000)

let cloud: LearningCloud
let browser: Browser
let restarted: Emulator | null = null

beforeAll(async () => {
  cloud = await startLearningCloud()
  await showClip(cloud)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  if (restarted === null) await cloud?.stop()
  await restarted?.close()
  fs.rmSync(cloud.dataDir, { recursive: true, force: true })
})

async function playingLesson(viewport?: { width: number; height: number }): Promise<LessonPage> {
  const lesson = await enterLesson(cloud, browser, await cloud.newcomer(), viewport)
  await lesson.see('正在计时', 30_000)
  return lesson
}

async function hasPlayed(lesson: LessonPage, seconds: number): Promise<void> {
  await until(async () => (await lesson.position()) >= seconds)
}

async function countedMs({ person }: LessonPage): Promise<number> {
  return (await cloud.as(person, 'learning.getStatement', { enrolmentId: person.enrolmentId, lessonId: 'common-1' })).data.frontierMs
}

test('a second tab asks first; the first one stops at its word, though no call of it reaches the server (PLY-04)', async () => {
  const first = await playingLesson()
  const second = await first.openTab()
  await second.see('您正在另一处学习')
  await second.see(/《第 common-1 节》/)
  await picture('lesson-elsewhere', second)
  let cutCalls = 0
  await first.page.route('**/call/**', (route) => {
    cutCalls += 1
    return route.abort()
  })
  await second.tap('在这里继续')
  await first.see('这个页面已停下')
  await picture('lesson-other-tab', first)
  expect([await first.isPaused(), cutCalls > 0]).toEqual([true, true]) // what it wanted to hand in did not get through
  await second.see('正在计时')
  await second.context.close()
})

test('another device takes over: the page stops at its next renewal and says who plays; taking back goes on from the later place (PLY-03, PLY-04)', async () => {
  const lesson = await playingLesson({ width: 1366, height: 768 })
  await hasPlayed(lesson, 2)
  const { person } = lesson
  const phone = await open(cloud, person, 'common-1', { page: 'phone', takeOver: true })
  await lesson.advance(5 * minuteMs)
  await lesson.see('您已在另一处继续学习')
  await lesson.see(/手机微信/)
  await picture('lesson-superseded', lesson)
  await cloud.as(person, 'learning.closeLease', report(phone.data.lease.token, [[0, 40_000]]))
  await lesson.tap('在这里继续')
  await lesson.see('已接到 00:40')
  await until(async () => (await lesson.position()) >= 36)
  await lesson.see('正在计时')
  await lesson.context.close()
})

test('ten minutes without a network: it says what is safe, stops at the end of its lease, and goes on by itself (PLY-06)', async () => {
  const lesson = await playingLesson()
  await hasPlayed(lesson, 2)
  await lesson.context.setOffline(true)
  await hasPlayed(lesson, 4)
  await lesson.see('网络断了，已看的存在这台电脑里')
  await lesson.see(/还能再看约 .*免得您白看/)
  await picture('lesson-offline', lesson)
  await lesson.advance(10 * minuteMs)
  await lesson.see(/视频已先停住，免得您白看；连上网会自动接着放/)
  await picture('lesson-offline-stopped', lesson)
  const [isPaused, playedMs] = [await lesson.isPaused(), (await lesson.position()) * 1_000]
  await lesson.context.setOffline(false)
  await lesson.see('正在计时')
  await lesson.miss(/网络断了/)
  await until(async () => !(await lesson.isPaused()))
  expect([isPaused, (await countedMs(lesson)) >= playedMs - 1_000]).toEqual([true, true])
  await lesson.context.close()
})

test('killed without a network, the page is opened again and what it had played is counted (PLY-06, integrity 8)', async () => {
  const lesson = await playingLesson()
  await lesson.context.setOffline(true)
  await hasPlayed(lesson, 7)
  await lesson.see(/离线，已存\s\d+\s秒/)
  await lesson.kill()
  await lesson.context.setOffline(false)
  const successor = await lesson.openTab()
  await successor.see('正在计时', 30_000)
  expect([(await countedMs(successor)) >= 2_000, (await successor.position()) >= 2]).toEqual([true, true]) // at most five seconds go with a kill
  await successor.context.close()
})

test('an enrolment that the school stops while the video plays: the page says so, what is safe and whom to ask (SCR-03)', async () => {
  const lesson = await playingLesson()
  await hasPlayed(lesson, 2)
  await cloud.admin('enrolment.withdraw', { enrolmentId: lesson.person.enrolmentId, confirm: true })
  await lesson.advance(5 * minuteMs)
  await lesson.see('这项报名已停')
  await lesson.see(/刚才看的也已计上/)
  await lesson.see(/打学校电话/)
  await picture('lesson-withdrawn', lesson)
  expect((await countedMs(lesson)) >= 1_000).toBe(true)
  await lesson.context.close()
})

test('a course withdrawn for everybody stops with its own words, and goes on after it was restored', async () => {
  const lesson = await playingLesson()
  await cloud.admin('catalogue.withdrawCourse', { courseId: 'common', confirm: true })
  await lesson.advance(5 * minuteMs)
  await lesson.see('这门课暂停学习')
  await picture('lesson-course-withdrawn', lesson)
  await cloud.admin('catalogue.restoreCourse', { courseId: 'common', confirm: true })
  await lesson.page.reload()
  await lesson.see('正在计时', 30_000)
  await lesson.context.close()
})

test('a server that restarts while the video plays: nobody notices, and every second counts (PLY-06)', async () => {
  const lesson = await playingLesson()
  await hasPlayed(lesson, 2)
  await cloud.emulator.close()
  await lesson.context.clock.fastForward(4 * minuteMs)
  await lesson.see(/网络断了/)
  await picture('lesson-server-away', lesson)
  restarted = await startEmulator({ port: Number(new URL(cloud.url).port), dataDir: cloud.dataDir, quiet: true })
  await cloud.advance(4 * minuteMs)
  await lesson.see('正在计时', 40_000)
  const playedMs = (await lesson.position()) * 1_000
  await until(async () => !(await lesson.isPaused()))
  expect((await countedMs(lesson)) >= Math.min(playedMs, 2_000) - 1_000).toBe(true)
  await lesson.context.close()
})
