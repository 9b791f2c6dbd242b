import type { Emulator } from '../../emulator/start'
import { removeDirectories, startFixture } from './fixtures/emulator'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startFixture({
    seed: async () => ({
      people: [{ name: '张建国</script>', phone: '13800000001', openid: 'oZhang', note: '主项建筑' }, { name: '李敏', phone: '13800000002' }],
      operators: [{ name: '王老师', key: 'k-1' }],
    }),
  })
})
afterAll(async () => {
  await emulator.close()
  removeDirectories()
})

async function page(address: string): Promise<string> {
  return await (await fetch(`${emulator.url}${address}`)).text()
}

test('offers the sample people as identities, and no operator', async () => {
  const html = await page('/phone')
  const people = JSON.parse(/\}\)\((\[.*\])\)<\/script>/.exec(html)?.[1] as string) as unknown[]
  expect(people).toEqual([
    { name: '张建国</script>', phone: '13800000001', openid: 'oZhang', unionid: null, note: '主项建筑' },
    { name: '李敏', phone: '13800000002', openid: expect.stringMatching(/^oEmulator[0-9a-f]{19}$/), unionid: null, note: '' },
  ])
})

test('puts WeChat in before everything the client loads', async () => {
  const html = await page('/phone/app?openid=o%3C%2Fscript%3E&phone=138')
  expect(html.indexOf('<head><script>(function installWechatHost')).toBeGreaterThan(0)
  expect(html.indexOf('wechatHost')).toBeLessThan(html.indexOf('/js/app.0123abcd.js'))
  expect(html).toContain('{"openid":"o\\u003c/script>","unionid":null,"phone":"138"}')
})
