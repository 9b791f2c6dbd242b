/** @jest-environment jsdom */
import { installWechatHost, type WechatHost } from '../../emulator/phone/wechat-host'

const calls: { address: string; headers: Record<string, string> }[] = []
const realLocal = window.localStorage

function fakeFetch(input: RequestInfo | URL, options?: RequestInit): Promise<Response> {
  calls.push({ address: String(input), headers: Object.fromEntries(Object.entries((options?.headers as unknown as { entries?: Record<string, string> })?.entries ?? {})) })
  return Promise.resolve({ json: async () => ({ code: 'code-1' }) } as Response)
}

class FakeHeaders {
  readonly entries: Record<string, string> = {}
  set(name: string, value: string): void {
    this.entries[name.toLowerCase()] = value
  }
}

beforeAll(() => {
  window.fetch = fakeFetch as typeof fetch
  Object.assign(globalThis, { Headers: FakeHeaders, Request: class {} })
  realLocal.setItem('journal', 'of the browser')
  installWechatHost({ openid: 'oA', unionid: 'uA', phone: '13800000001' })
})

function host(): WechatHost {
  return (window as unknown as { wechatHost: WechatHost }).wechatHost
}

test('adds the identity to calls, and to nothing else', async () => {
  await window.fetch('/call/trainee', { method: 'POST' })
  await window.fetch('/js/app.js')
  await window.fetch('https://elsewhere.example/call/trainee')
  expect(calls.splice(0)).toEqual([
    { address: '/call/trainee', headers: { 'x-emulator-openid': 'oA', 'x-emulator-unionid': 'uA' } },
    { address: '/js/app.js', headers: {} },
    { address: 'https://elsewhere.example/call/trainee', headers: {} },
  ])
})

test('gives each identity storage of its own', () => {
  window.localStorage.setItem('journal', 'of the phone')
  const seen = [window.localStorage.getItem('journal'), realLocal.getItem('journal'), window.localStorage.length, window.localStorage.key(0), Object.keys(window.localStorage)]
  window.localStorage.clear()
  expect([...seen, window.localStorage.getItem('journal'), realLocal.getItem('journal')]).toEqual(['of the phone', 'of the browser', 1, 'journal', ['journal'], null, 'of the browser'])
})

test('passes on storage events of its own identity only', () => {
  const keys: (string | null)[] = []
  window.addEventListener('storage', (event) => keys.push(event.key))
  window.dispatchEvent(new StorageEvent('storage', { key: 'wechat:oA:journal', storageArea: realLocal }))
  window.dispatchEvent(new StorageEvent('storage', { key: 'wechat:oB:journal', storageArea: realLocal }))
  window.dispatchEvent(new StorageEvent('storage', { key: 'journal', storageArea: realLocal }))
  expect(keys).toEqual(['journal'])
})

test('hands out a phone code, and refuses like a person who declines when there is no number', async () => {
  const code = await host().requestPhoneNumberCode()
  window.dispatchEvent(new MessageEvent('message', { origin: location.origin, data: { shell: 'phone', phone: '' } }))
  await expect(host().requestPhoneNumberCode()).rejects.toThrow('user deny')
  expect([code, host().openid]).toEqual(['code-1', 'oA'])
})
