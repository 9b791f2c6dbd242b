// The built mini-program against the local cloud: from the first page through binding and a lesson that counts to the
// first question of the exam; exam.test.ts goes on from there.
import { codeOf, dataOf, startLocalCloud, type LocalCloud } from '../contract/local-cloud'
import { honestClient } from '../e2e/support/honest-client'
import { makeJpeg } from '../images/make-image'
import { createScriptedCamera } from './harness/camera'
import { bootMiniProgram, type MiniProgram } from './harness/mini-program'
import { createScriptedVideo, type ScriptedVideo } from './harness/video'
import type { ViewNode } from './harness/view-node'

jest.setTimeout(30_000)

const trainee = { name: '张建国', maskedName: '张*国', phone: '13800000001', openid: 'o-mini-program-journey' }
const lessonSeconds = 60 // the sample's clips
const renewalStepMs = 5 * 60_000 // the longest lease: after it the page asks again
const largestSetDataBytes = 1024
const camera = createScriptedCamera((shot) => makeJpeg({ seed: shot }))

let cloud: LocalCloud
let app: MiniProgram
let video: ScriptedVideo

/** The journey is one: after a step that failed the later ones would only repeat its failure. */
let brokenStep = ''

function step(title: string, walk: () => Promise<void>): void {
  test(title, async () => {
    if (brokenStep !== '') throw new Error(`not walked: “${brokenStep}” failed before`)
    try {
      await walk()
    } catch (error) {
      brokenStep = title
      throw error
    }
  })
}

beforeAll(async () => {
  cloud = await startLocalCloud({ seed: true })
  video = createScriptedVideo(lessonSeconds)
  app = await bootMiniProgram(undefined, {
    cloud: { baseUrl: cloud.url, openid: trainee.openid },
    wx: { ...camera.wx, createVideoContext: video.createVideoContext },
  })
  video.watch(app)
}, 60_000)

afterAll(async () => {
  video?.dispose()
  app?.dispose()
  await cloud?.stop()
})

function see(text: string | RegExp, patienceMs?: number): Promise<string> {
  return app.until(() => {
    const shown = app.text()
    return (typeof text === 'string' ? shown.includes(text) : text.test(shown)) ? shown : undefined
  }, patienceMs)
}

async function tap(text: string, tag?: string): Promise<void> {
  await app.tap(await app.until(() => app.byText(text, tag)))
}

function phoneNumberButtons(): ViewNode[] {
  return app.$$('button').filter(({ attributes }) => attributes['openType'] === 'getPhoneNumber')
}

function countCalls(operation: string): number {
  return app.calls.filter(({ api, values }) => api === 'cloud.callFunction' && (values[0] as { data: { operation: string } }).data.operation === operation).length
}

/** The seconds of “已计到 00:04 / 01:00”. */
function countedSeconds(): number {
  const [, minutes, seconds] = /已计到 (\d+):(\d+)/.exec(app.text()) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

async function seeCounted(fromSeconds: number): Promise<number> {
  await app.until(() => (countedSeconds() >= fromSeconds ? true : undefined), 10_000)
  return countedSeconds()
}

function lessonOnPage(): { enrolment: string; course: string; lesson: string } {
  return app.page()['options'] as { enrolment: string; course: string; lesson: string }
}

/** What the server has counted for the lesson on the page. */
async function settledMs(): Promise<number> {
  const { enrolment, course, lesson } = lessonOnPage()
  const input = { enrolmentId: enrolment, courseId: course }
  const { chapters } = dataOf(await cloud.call<{ chapters: { lessons: { lessonId: string; frontierMs: number }[] }[] }>('trainee', 'learning.getCourse', input, trainee))
  return chapters.flatMap(({ lessons }) => lessons).find(({ lessonId }) => lessonId === lesson)?.frontierMs ?? -1
}

describe('a person who opens the mini-program', () => {
  step('reads on the first page for whom it is, and may leave it without signing in (REL-02)', async () => {
    await see('给在本校报名的二级注册建造师学员使用')
    await tap('暂不登录', 'button')
    await see('登录后可以看到您的课程和学时')
    expect(app.stack()).toEqual(['pages/home/index'])
  })

  step('is asked for the phone number by a tap alone, after agreeing (REL-02)', async () => {
    await tap('认证登录', 'button')
    await tap('用微信手机号认证登录', 'button')
    await see('请先看一看并勾选')
    const before = phoneNumberButtons().length
    await tap('我已阅读并同意')
    expect([before, phoneNumberButtons().length]).toEqual([0, 1])
  })

  step('loses nothing by declining WeChat’s question for the number (REL-02)', async () => {
    const [button] = phoneNumberButtons()
    await app.fire(button as ViewNode, 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
    await see('没有取得手机号，什么都没有改变')
  })

  step('signs in by the WeChat phone number and sees whom this WeChat will serve before binding (ACC-01, ACC-03)', async () => {
    const { body } = await cloud.post('/emulator/wechat/phone-code', { phone: trainee.phone })
    const [button] = phoneNumberButtons()
    await app.fire(button as ViewNode, 'getphonenumber', { ...(body as { code: string }), errMsg: 'getPhoneNumber:ok' })
    const shown = await see('请确认这是您本人的微信')
    expect([shown.includes(trainee.maskedName), shown.includes(trainee.name)]).toEqual([true, false])
  })

  step('stands after binding on 学习 with 0 of 60 hours (SCR-01)', async () => {
    await tap('是我本人，绑定', 'button')
    const shown = await see('/ 60 学时')
    expect([app.stack(), shown.includes('0/16'), shown.includes('0/40'), shown.includes('0/4')]).toEqual([['pages/home/index'], true, true, true])
  })

  step('acknowledges the teaching rules before the first lesson (ENR-13)', async () => {
    await tap('阅读教学管理规定', 'button')
    await tap('我已阅读，遵守规定', 'button')
    await see('已确认 ✓')
    await app.back()
    await see('开始学习')
  })
})

describe('the first lesson', () => {
  step('opens with a signed address of its video and holds the one lease (PLY-04, PLY-07)', async () => {
    await tap('开始学习', 'button')
    const player = await app.until(() => app.$('#lesson-video'))
    await see('已计到 00:00 / 01:00')
    const address = String(player.attributes['src'])
    const media = await fetch(address, { headers: { range: 'bytes=0-1023' } })
    const unsigned = await fetch(address.split('?')[0] as string)
    const { enrolment, lesson } = lessonOnPage()
    const elsewhere = await cloud.call('trainee', 'learning.openLesson', { enrolmentId: enrolment, lessonId: lesson, page: 'other-page', device: '电脑微信', takeOver: false }, trainee)

    expect({
      isLocal: address.startsWith(`${cloud.url}/`),
      media: [media.status, media.headers.get('content-type'), (await media.arrayBuffer()).byteLength],
      unsigned: unsigned.status,
      elsewhere: codeOf(elsewhere),
      // inside of a component WeChat would not find it by wx.createVideoContext
      isOnPageItself: player.owner === app.page(),
    }).toEqual({
      isLocal: true,
      media: [206, 'video/mp4', 1024],
      unsigned: 403,
      elsewhere: 'PLAYING_ELSEWHERE',
      isOnPageItself: true,
    })
  })

  step('counts while it plays, and what it shows costs at most one small setData a second (SCR-04, PLY-05)', async () => {
    video.tapPlay()
    await see('正在计时')
    await seeCounted(1)
    const [before, startedAtMs] = [app.setDataRecords.length, Date.now()]
    await seeCounted(5)
    const seconds = Math.ceil((Date.now() - startedAtMs) / 1000)
    const records = app.setDataRecords.slice(before)

    expect(records.filter(({ bytes }) => bytes > largestSetDataBytes)).toEqual([])
    expect(records.length).toBeLessThanOrEqual(seconds + 1)
    expect(app.calls.filter(({ api }) => api === 'setKeepScreenOn').at(-1)?.values).toMatchObject([{ keepScreenOn: true }])
  })

  step('takes the player back when it is dragged ahead, and says why (PLY-02)', async () => {
    const counted = countedSeconds()
    video.drag(50)
    await see('本节还没得学时，先不能往前拖')
    expect(video.positionSeconds()).toBeLessThan(counted + 4)
    expect(video.commands.some((command) => /^seek \d/.test(command))).toBe(true)
  })

  step('lets the person rewind freely, on an Android phone too (PLY-02)', async () => {
    await see('正在计时')
    const commands = video.commands.length
    video.drag(1)
    await app.until(() => (video.positionSeconds() > 2 ? true : undefined))
    expect(video.commands.slice(commands).filter((command) => command.startsWith('seek'))).toEqual([])
  })

  step('hands in what was played when a call comes, and gives the lease back (PLY-06, PLY-09)', async () => {
    const counted = countedSeconds()
    await app.hide()
    await app.until(() => (countCalls('learning.closeLease') > 0 ? true : undefined))
    await app.settle()
    const settled = await settledMs()
    await app.show()

    expect([video.isPlaying(), settled >= (counted - 1) * 1000, settled <= (counted + 2) * 1000]).toEqual([false, true, true])
    await see('已暂停计时')
  })

  step('asks for a new lease when the old one ends, until a check falls due, which is felt (CHK-01, CHK-05)', async () => {
    video.tapPlay()
    await see('正在计时')
    for (let round = 0; !app.text().includes('学习验证'); round += 1) {
      if (round > 8) throw new Error('more than 40 minutes without a check')
      await cloud.advance(renewalStepMs)
      const renewals = countCalls('learning.renewLease')
      app.advanceClock(renewalStepMs)
      await app.until(() => (countCalls('learning.renewLease') > renewals ? true : undefined))
      await app.settle()
      await see(/正在计时|学习验证/)
    }
    await see('学习验证：您在学吗？')
    expect([video.isPlaying(), video.commands.includes('exitFullScreen'), app.calls.some(({ api }) => api === 'vibrateLong')]).toEqual([false, true, true])
  })

  step('goes on by itself after the check was answered in place (CHK-02)', async () => {
    const settled = await settledMs()
    await tap('我在，继续学习', 'button')
    await see('正在计时')
    expect(video.isPlaying()).toBe(true)
    video.drag(settled / 1000) // what was watched before may be passed over
    await seeCounted(Math.floor(settled / 1000) + 2)
  })

  step('hands in the rest when its page is closed, and 学习 shows where to go on (PLY-03)', async () => {
    const closings = countCalls('learning.closeLease')
    await app.back()
    await app.until(() => (countCalls('learning.closeLease') > closings ? true : undefined))
    await see(/继续学习 .*还剩/)
    expect([...app.storage.keys()].filter((key) => key.startsWith('journal'))).toEqual([])
  })
})

describe('the exam', () => {
  step('lights up on 学习 when all hours are earned (EXM-01)', async () => {
    const { enrolmentId } = dataOf(await cloud.call<{ next: { enrolmentId: string } }>('trainee', 'learning.getHome', {}, trainee)).next
    const client = honestClient(cloud, trainee)
    await client.learnCourse(enrolmentId, 'common')
    await client.learnCourse(enrolmentId, 'building')
    await app.hide()
    await app.show()
    const shown = await see('学时已满，可以考试了')
    expect([shown.includes('16/16 ✓'), shown.includes('40/40 ✓')]).toEqual([true, true])
  })

  step('asks for the notice, a consent of its own to the photos, and the personal details (EXM-01, PRV-01)', async () => {
    await tap('去考试', 'button')
    await tap('阅读考试须知', 'button')
    await tap('同意拍照核对')
    await tap('同意，参加考试', 'button')
    await see('请核对您的信息')
    expect([app.text().includes(trainee.name), /\d{6}/.test(app.text())]).toEqual([true, false]) // the ID number is masked
    await tap('信息无误，下一步', 'button')
  })

  step('takes the photo with the phone’s camera, small before it leaves the phone, and opens the paper (PHO-01, PHO-02)', async () => {
    await app.fire(await app.until(() => app.$('camera')), 'initdone')
    await tap('拍照', 'button')
    await tap('用这张', 'button')
    await tap('开始答题', 'button')
    await see(/第 1\/\d+ 题/)
    expect(camera.scalings).toEqual([{ width: 480, height: 640 }])
  })
})

describe('the whole way', () => {
  step('left no complaint of WeChat’s, no error and no broken contract behind', async () => {
    const stats = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as { contractBreaches: unknown[] }
    expect({
      errors: app.errors,
      warnings: app.warnings,
      console: app.console.filter((line) => /^(warn|error)/.test(line)),
      contractBreaches: stats.contractBreaches,
    }).toEqual({ errors: [], warnings: [], console: [], contractBreaches: [] })
  })
})
