// The harness against a hand-written mini-program: what it must let pass, and what it must not.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { bootMiniProgram } from './harness/mini-program'
import { textOf } from './harness/view-node'

const HOME_PAGE = `
Page({
  data: { count: 0, said: '' },
  add() { this.setData({ count: this.data.count + 1 }) },
  write(event) { this.setData({ said: event.detail.value }) },
  go() { wx.navigateTo({ url: '/pages/second/index?from=home' }) },
  lose() { wx.navigateTo({ url: '/pages/nowhere/index', fail: (error) => this.setData({ said: error.errMsg }) }) },
  spoil() { this.setData({ said: undefined }) },
  fall() { throw new Error('fallen') },
  look() { this.setData({ said: [typeof window, typeof fetch, typeof process, typeof AbortController].join() }) },
  async ask() {
    const { result } = await wx.cloud.callFunction({ name: 'visitor', data: { operation: 'account.find', input: {} } })
    this.setData({ said: result.data.name })
  },
})`

const HOME_VIEW = `
<view>
  <text id="count">{{count}}</text><text id="said">{{said}}</text>
  <button id="add" bindtap="add">加</button><button id="off" disabled="{{true}}" bindtap="add">关</button>
  <input id="word" bindinput="write" />
  <button id="go" bindtap="go">去</button><button id="lose" bindtap="lose">迷</button>
  <button id="spoil" bindtap="spoil">坏</button><button id="fall" bindtap="fall">倒</button>
  <button id="look" bindtap="look">看</button><button id="ask" bindtap="ask">问</button>
</view>`

const FILES: Record<string, string> = {
  'app.json': JSON.stringify({ pages: ['pages/home/index', 'pages/second/index'] }),
  'app.js': 'App({})',
  'pages/home/index.json': '{}',
  'pages/home/index.js': HOME_PAGE,
  'pages/home/index.wxml': HOME_VIEW,
  'pages/second/index.json': '{}',
  'pages/second/index.js': 'Page({ data: { from: "" }, onLoad(query) { this.setData({ from: query.from }) } })',
  'pages/second/index.wxml': '<text id="from">{{from}}</text>',
}

const directory = mkdtempSync(path.join(os.tmpdir(), 'mini-program-'))
let server: Server
const asked: unknown[] = []

beforeAll(async () => {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true })
    writeFileSync(path.join(directory, file), text)
  }
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      asked.push([request.method, request.url, request.headers['x-emulator-openid'], body])
      response.end(JSON.stringify({ ok: true, data: { name: '李雷' } }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  rmSync(directory, { recursive: true, force: true })
  server.closeAllConnections()
  server.close()
})

async function boot() {
  const { port } = server.address() as AddressInfo
  const app = await bootMiniProgram(undefined, {
    directory,
    cloud: { baseUrl: `http://127.0.0.1:${port}`, openid: 'openid-of-li-lei' },
  })
  const text = (selector: string): string | undefined => {
    const node = app.$(selector)
    return node && textOf(node)
  }
  return { app, text }
}

test('taps, typing and pages work as in WeChat', async () => {
  const { app, text } = await boot()

  await app.tap('#add')
  await app.tap('#off')
  await app.input('#word', '你好')
  const home = [text('#count'), text('#said')]
  await app.tap('#go')

  expect({ home, from: text('#from'), stack: app.stack(), errors: app.errors }).toEqual({
    home: ['1', '你好'],
    from: 'home',
    stack: ['pages/home/index', 'pages/second/index'],
    errors: [],
  })
  app.dispose()
})

test('a cloud call reaches the local cloud as a WeChat call of the chosen person', async () => {
  const { app, text } = await boot()

  await app.tap('#ask')

  expect({ said: text('#said'), asked }).toEqual({
    said: '李雷',
    asked: [['POST', '/call/visitor', 'openid-of-li-lei', '{"operation":"account.find","input":{}}']],
  })
  app.dispose()
})

test('what a phone would refuse is refused here', async () => {
  const { app, text } = await boot()

  await app.tap('#lose')
  const lost = text('#said')
  await app.tap('#spoil')
  await app.tap('#fall')
  await app.tap('#look')

  expect({ lost, globals: text('#said'), warnings: app.warnings, errors: app.errors.map(String) }).toEqual({
    lost: 'navigateTo:fail page "pages/nowhere/index" is not found',
    globals: 'undefined,undefined,undefined,undefined',
    warnings: ['pages/home/index: setData of “said” to undefined'],
    errors: ['Error: fallen'],
  })
  app.dispose()
})
