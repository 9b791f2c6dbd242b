// 视频学习 inside the built mini-program: WeChat's video component, a scripted server.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { bootMiniProgram, type MiniProgram } from './harness/mini-program'

const mediaMs = 1_860_000
const startMs = 760_000

let server: Server
let baseUrl = ''
let asked: { operation: string; input: Record<string, unknown> }[] = []
let isCheckDue = false

function lease(): object {
  const check = isCheckDue ? { code: 'c.1', sixDigits: '123456', via: 'in-place', kind: 'presence', expiresInMs: 90_000, missed: false } : null
  return { state: check ? 'check-due' : 'playing', token: 't1', leaseMs: check ? 0 : 240_000, creditedMs: 0, frontierMs: startMs, played: false, reason: null, check }
}

const answers: Record<string, () => object> = {
  'account.getSchool': () => ({ name: '示例学校', address: '', phone: '0512-00000000', officeHours: '', unboundAtMs: null }),
  'learning.getCourse': () => ({
    courseId: 'c1',
    kind: 'common',
    title: '公共课',
    earned: 0,
    required: 1600,
    lockedByMissing: null,
    isWithdrawn: false,
    nextLessonId: 'l5',
    chapters: [
      {
        chapterId: 'ch',
        title: '第一章',
        lessons: Array.from({ length: 16 }, (_, index) => ({ lessonId: `l${index}`, title: `第 ${index} 节`, creditHours: 100, mediaMs, mediaBytes: 1, frontierMs: 0, positionMs: 0, played: false, earned: false })),
      },
    ],
  }),
  'learning.openLesson': () => ({
    lease: lease(),
    journalTaken: false,
    journalCreditedMs: 0,
    positionMs: startMs,
    earned: false,
    courseId: 'c1',
    title: '3.2 深基坑支护',
    creditHours: 100,
    mediaMs,
    mediaBytes: 1,
    media: { address: 'https://media.example/clip.mp4', lifeMs: 7_200_000 },
  }),
  'learning.answerCheck': () => {
    isCheckDue = false
    return { outcome: 'confirmed', lease: lease() }
  },
  'learning.closeLease': () => ({ ...lease(), state: 'closed', leaseMs: 0 }),
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const call = JSON.parse(body) as (typeof asked)[number]
      asked.push(call)
      const data = answers[call.operation]?.()
      response.end(JSON.stringify(data ? { ok: true, data, serverTimeMs: 0 } : { ok: false, error: { code: 'INTERNAL', message: '', requestId: 'r' }, serverTimeMs: 0 }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

interface OpenedLesson {
  readonly app: MiniProgram
  /** What the page asked of WeChat's player, in order. */
  readonly player: string[]
}

async function openLesson(): Promise<OpenedLesson> {
  asked = []
  const player: string[] = []
  const context = Object.fromEntries(['play', 'pause', 'seek', 'playbackRate', 'exitFullScreen'].map((name) => [name, (value?: unknown) => void player.push(value === undefined ? name : `${name} ${String(value)}`)]))
  const app = await bootMiniProgram('/pages/learn/lesson/index?enrolment=e1&course=c1&lesson=l5', {
    cloud: { baseUrl, openid: 'o1' },
    wx: { createVideoContext: () => context, getNetworkType: (options: { success?: (value: unknown) => void }) => options.success?.({ networkType: 'wifi' }) },
  })
  await app.until(() => app.$('#lesson-video'))
  return { app, player }
}

/** Plays like WeChat: a report every quarter of a second. */
async function play({ app }: OpenedLesson, fromMs: number, forMs: number): Promise<void> {
  await app.fire('#lesson-video', 'play')
  for (let ms = 250; ms <= forMs; ms += 250) {
    await sleep(250)
    await app.fire('#lesson-video', 'timeupdate', { currentTime: (fromMs + ms) / 1000, duration: mediaMs / 1000 })
  }
}

test('starts where the server says, counts, and draws at most once a second while it plays (PLY-03, SCR-04)', async () => {
  const lesson = await openLesson()
  const { app, player } = lesson
  try {
    await app.fire('#lesson-video', 'loadedmetadata', { duration: mediaMs / 1000 })
    expect(player).toEqual(['playbackRate 1', `seek ${startMs / 1000}`, 'play'])

    await play(lesson, startMs, 1_000)
    const before = app.setDataRecords.length
    await play(lesson, startMs + 1_000, 4_000)

    expect(app.text()).toContain('正在计时')
    expect(app.text()).toMatch(/已计到 12:4[3-5] \/ 31:00/)
    expect(app.setDataRecords.length - before).toBeLessThanOrEqual(5)
    expect(app.errors).toEqual([])
  } finally {
    app.dispose()
  }
}, 30_000)

test('takes a drag beyond the frontier back and says why (PLY-02)', async () => {
  const lesson = await openLesson()
  const { app, player } = lesson
  try {
    await app.fire('#lesson-video', 'loadedmetadata', { duration: mediaMs / 1000 })
    await play(lesson, startMs, 1_000)
    player.length = 0
    await app.fire('#lesson-video', 'timeupdate', { currentTime: 1_500, duration: mediaMs / 1000 })
    await app.until(() => app.byText('本节还没得学时，先不能往前拖'))
    expect(player[0]).toMatch(/^seek 76[0-2]/)
  } finally {
    app.dispose()
  }
}, 30_000)

test('asks a due check in place, with one button, and goes on after it (CHK-02, CHK-05)', async () => {
  isCheckDue = true
  const { app, player } = await openLesson()
  try {
    await app.until(() => app.byText('我在，继续学习', 'button'))
    expect(app.calls.map(({ api }) => api)).toContain('vibrateLong')
    await app.tap(app.byText('我在，继续学习', 'button') ?? fail())
    await app.until(() => (app.byText('我在，继续学习', 'button') === undefined ? true : undefined))
    expect(asked.find(({ operation }) => operation === 'learning.answerCheck')?.input).toEqual({ code: 'c.1', answer: 'present', token: 't1' })
    expect(player.slice(-1)).toEqual(['play'])
  } finally {
    app.dispose()
  }
}, 30_000)

test('a call or a locked screen pauses and hands in what was played (PLY-09)', async () => {
  const lesson = await openLesson()
  const { app, player } = lesson
  try {
    await app.fire('#lesson-video', 'loadedmetadata', { duration: mediaMs / 1000 })
    await play(lesson, startMs, 2_000)
    await app.callPage('onHide')
    await app.settle()
    const close = asked.find(({ operation }) => operation === 'learning.closeLease')
    expect({ segments: close?.input['segments'], isPaused: player.includes('pause') }).toEqual({ segments: [[startMs + 250, startMs + 2_000]], isPaused: true })
  } finally {
    app.dispose()
  }
}, 30_000)

test('a second lesson page of the same mini-program: the first has handed in and stands still, nobody is asked (PLY-04)', async () => {
  const lesson = await openLesson()
  const { app, player } = lesson
  try {
    await app.fire('#lesson-video', 'loadedmetadata', { duration: mediaMs / 1000 })
    await play(lesson, startMs, 2_000)
    player.length = 0
    await app.open('/pages/learn/lesson/index?enrolment=e1&course=c1&lesson=l6')
    await app.until(() => asked.find(({ operation, input }) => operation === 'learning.openLesson' && input['lessonId'] === 'l6'))
    const close = asked.findIndex(({ operation }) => operation === 'learning.closeLease')
    const second = asked.findIndex(({ operation, input }) => operation === 'learning.openLesson' && input['lessonId'] === 'l6')
    const opens = asked.filter(({ operation }) => operation === 'learning.openLesson')
    expect({ isPaused: player[0] === 'pause', isHandedInFirst: close >= 0 && close < second, takesOver: opens.map(({ input }) => input['takeOver']), names: new Set(opens.map(({ input }) => input['opening'])).size }).toEqual({
      isPaused: true,
      isHandedInFirst: true,
      takesOver: [false, false],
      names: 2,
    })
    await app.back()
    await app.settle()
    const reopened = asked.filter(({ operation, input }) => operation === 'learning.openLesson' && input['lessonId'] === 'l5').length
    expect(reopened).toBe(1) // it waits for the person's tap
  } finally {
    app.dispose()
  }
}, 30_000)

function fail(): never {
  throw new Error('the button is gone')
}
