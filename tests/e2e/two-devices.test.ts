// A computer and the person's phone in real browsers: binding, being let in, and a random check, scanned or typed
// (CHK-01, CHK-02, CHK-06, ACC-05).
import type { Browser, Page } from 'playwright-core'
import type { RuleSet } from '../../src/domain/rules'
import { calm, startLearningCloud, type LearningCloud, type NewcomerOptions, type Person } from '../contract/learning/arrange'
import { minuteClip, putFile } from '../contract/admin/arrange'
import { cloudApp } from '../contract/local-cloud'
import { launchBrowser } from './browser'
import { openBigScreen, readQrCode, type BigScreen } from './support/big-screen'
import { openPhone, type Phone } from './support/phone'
import { picture, until } from './support/walk'

jest.setTimeout(120_000)

/** A check at the first renewal, and again at every later one. */
const quick: RuleSet = {
  ...calm,
  ruleSetId: 'quick',
  playback: { ...calm.playback, leaseMeanMs: 20_000, leaseFloorMs: 20_000, leaseCapMs: 20_000 },
  checks: { ...calm.checks, baseMs: 5_000, meanMs: 0, capMs: 5_000, heldCallMs: 20_000 },
}

let cloud: LearningCloud
let browser: Browser

beforeAll(async () => {
  cloud = await startLearningCloud()
  await cloudApp(cloud).database().collection('rule_sets').add({ _id: quick.ruleSetId, publishedAtMs: 0, publishedBy: 'zhou', rules: quick })
  await putFile(cloud, 'media/lesson.mp4', minuteClip())
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await cloud?.stop()
})

const lessonOf = ({ enrolmentId }: Person) => `/pages/learn/lesson/index?enrolment=${enrolmentId}&course=common&lesson=common-1`

/** A computer on which the person is signed in, at the lesson. */
async function computerAt(options: NewcomerOptions): Promise<{ person: Person; computer: BigScreen; phone: Phone; tail: string }> {
  const person = await cloud.newcomer(options)
  const session = await cloud.session(person)
  const computer = await openBigScreen(browser, cloud.url)
  await keepDiary(computer.page)
  await computer.page.evaluate((token) => localStorage.setItem('session', token), session)
  await computer.page.goto(`${cloud.url}/#${lessonOf(person)}`)
  await computer.page.reload()
  const [trainee] = await cloud.read<{ idTail: string; reservedPhone: string }>('trainees', { _id: person.traineeId })
  return { person, computer, phone: await openPhone(browser, cloud.url, { openid: person.openid, phone: trainee?.reservedPhone ?? '' }), tail: trainee?.idTail ?? '' }
}

const position = (computer: BigScreen) => computer.page.locator('video').filter({ visible: true }).evaluate((video: HTMLVideoElement) => video.currentTime)

/**
 * In the page's own order: what it asks and hears, which waits of its own ran out, and when it plays. Written by the page
 * itself, so that a slow machine between the page and the test cannot change the order.
 */
async function keepDiary(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const diary: { what: string; atMs: number }[] = []
    const note = (what: string) => void diary.push({ what, atMs: Date.now() })
    Object.assign(window, { diary })
    const { fetch: ask, setTimeout: wait } = window
    window.fetch = async (...given) => {
      const operation = /"operation":"([^"]+)"/.exec(String(given[1]?.body ?? ''))?.[1] ?? 'a file'
      note(`asks ${operation}`)
      const reply = await ask(...given)
      note(`hears ${operation}`)
      return reply
    }
    window.setTimeout = ((run: (...words: unknown[]) => void, afterMs = 0, ...words: unknown[]) => wait(() => {
      // a task of nought or a frame is no waiting
      if (afterMs > 50) note(`waited ${afterMs}`)
      run(...words)
    }, afterMs)) as typeof window.setTimeout
    const { play } = HTMLMediaElement.prototype
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      note('plays')
      return play.call(this)
    }
  })
}

const diaryOf = (page: Page) => page.evaluate(() => (window as unknown as { diary: { what: string; atMs: number }[] }).diary)

describe('a person whose WeChat is not bound', () => {
  test('finds the bind code in the player’s place; once the phone has bound, the video starts by itself (CHK-01)', async () => {
    const { computer, phone } = await computerAt({ isBound: false })
    await computer.see('请先在手机微信里绑定本人')
    await phone.scan(await readQrCode(computer.page, '绑定微信的二维码'))
    await phone.see('请确认这是您本人的微信')
    await picture('bind-in-place', computer)
    await phone.tap('是我本人，绑定')
    await computer.see('正在计时')
    await until(async () => (await position(computer)) > 0.5)
    await computer.close()
    await phone.close()
  })

  test('binds by the six digits and the last four of the ID number where nothing can be scanned (ACC-05)', async () => {
    const { computer, phone, tail } = await computerAt({ isBound: false })
    await computer.see('请先在手机微信里绑定本人')
    const digits = await digitsOf(computer)
    await phone.tap('认证登录')
    await phone.tap(/我已阅读并同意/)
    await phone.tap('电脑上的 6 位绑定数字')
    await phone.type('电脑上显示的 6 位数字', digits)
    await phone.type('例如 123X', tail)
    await picture('bind-digits', phone)
    await phone.tap('下一步')
    await phone.see(`证件尾号 ${tail}`)
    await phone.tap('是我本人，绑定')
    await computer.see('正在计时')
    await computer.close()
    await phone.close()
  })
})

/** As a person reads them: two groups of three. */
async function digitsOf(computer: BigScreen): Promise<string> {
  const text = await computer.find(/^\d{3} \d{3}$/).innerText()
  return text.replace(/\s/g, '')
}

test('a computer is let in by the digits typed on the phone (ACC-02, ACC-05)', async () => {
  const person = await cloud.newcomer()
  const phone = await openPhone(browser, cloud.url, { openid: person.openid, phone: '13800000000' })
  const computer = await openBigScreen(browser, cloud.url)
  await computer.tap('认证登录')
  await computer.tap(/我已阅读并同意/)
  await computer.tap('显示二维码')
  await computer.see(/^\d{3} \d{3}$/)
  const digits = await digitsOf(computer)
  await picture('sign-in-digits', computer)
  await phone.open('#/pages/check/index')
  await phone.type('6 位数字', digits)
  await phone.tap('下一步')
  await phone.see('要在这台电脑上登录吗？')
  await picture('let-in', phone)
  await phone.tap('确认登录')
  await computer.see(/继续学习|开始学习/)
  await computer.close()
  await phone.close()
})

/** Rounds of the check measured; `CHECK_ROUNDS=5` prints how long each took. */
const rounds = Number(process.env['CHECK_ROUNDS'] ?? 1)

test('a check answered on the phone plays on by the very reply of the held call: no timer and no other question in between (CHK-02)', async () => {
  const { person, computer, phone } = await computerAt({ ruleSet: quick })
  await computer.see('正在计时')
  for (let round = 1; round <= rounds; round += 1) {
    await computer.see('学习验证：请用手机微信扫一扫', 40_000)
    const stoppedAt = await position(computer)
    await phone.scan(await readQrCode(computer.page, '学习验证二维码'))
    await phone.see('确认')
    const tappedAtMs = Date.now()
    await phone.tap('确认')
    await until(async () => (await position(computer)) > stoppedAt)
    const diary = await diaryOf(computer.page)
    const plays = diary.findIndex(({ what, atMs }) => what === 'plays' && atMs >= tappedAtMs)
    const hears = diary.findLastIndex(({ what }, index) => index < plays && what === 'hears learning.waitForCheck')
    if (process.env['CHECK_ROUNDS']) process.stderr.write(`check round ${round}: the video played ${(diary[plays]?.atMs ?? 0) - tappedAtMs} ms after the tap\n`)
    expect([plays > 0, hears > 0, diary.slice(hears + 1, plays).map(({ what }) => what)]).toEqual([true, true, []])
  }
  const answers = (await cloud.read<{ content: { event: string } }>('evidence', { subject: person.traineeId })).filter(({ content }) => content.event === 'check-confirmed')
  expect(answers.length).toBe(rounds)
  await computer.close()
  await phone.close()
})
