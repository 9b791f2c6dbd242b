import { fork, type ChildProcess } from 'node:child_process'
import { buildSync } from 'esbuild'
import fs from 'node:fs'
import path from 'node:path'
import { callData, dataDirectory, get, keep, post, removeDirectories, startFixture } from './fixtures/emulator'
import { fixtureDist, temporaryDirectory } from './fixtures/dist'

afterAll(removeDirectories)

/** Starts an emulator in a process of its own; resolves with its address. */
async function startChild(dataDir: string, distDir: string): Promise<{ child: ChildProcess; url: string }> {
  // in the checkout, so that packages are found
  const cache = path.join(process.cwd(), 'node_modules', '.cache')
  fs.mkdirSync(cache, { recursive: true })
  const folder = keep(fs.mkdtempSync(path.join(cache, 'emulator-test-')))
  const outfile = path.join(folder, 'child.cjs')
  buildSync({ entryPoints: [path.join(__dirname, 'fixtures', 'child.ts')], outfile, bundle: true, platform: 'node', format: 'cjs', packages: 'external', logLevel: 'error', absWorkingDir: process.cwd() })
  const child = fork(outfile, [dataDir, distDir], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)))
    child.once('exit', (code) => reject(new Error(`The emulator ended with ${code}`)))
  })
  return { child, url }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

test('loses nothing that was acknowledged before a kill -9', async () => {
  const [dataDir, distDir] = [dataDirectory(), keep(fixtureDist())]
  const { child, url } = await startChild(dataDir, distDir)
  const acknowledged: string[] = []
  const writers = Array.from({ length: 8 }, async (_unused, writer) => {
    for (let n = 0; ; n += 1) {
      const id = `w${writer}-${n}`
      const answer = await fetch(`${url}/call/visitor`, { method: 'POST', body: JSON.stringify({ operation: 'put', input: { id, text: id } }) })
      if (((await answer.json()) as { ok: boolean }).ok) acknowledged.push(id)
    }
  })
  for (let waited = 0; acknowledged.length < 50 && waited < 15_000; waited += 20) await new Promise((resolve) => setTimeout(resolve, 20))
  await kill(child)
  await Promise.allSettled(writers)
  const emulator = await startFixture({ dataDir, distDir })
  const missing: string[] = []
  for (const id of acknowledged) if (((await callData(emulator, 'get', { id })) as unknown[]).length === 0) missing.push(id)
  await emulator.close()
  expect(acknowledged.length).toBeGreaterThan(20)
  expect(missing).toEqual([])
}, 25_000)

test('continues later than it stopped, however often it is restarted', async () => {
  const [dataDir, distDir] = [dataDirectory(), keep(fixtureDist())]
  const seen: number[] = []
  for (let start = 0; start < 3; start += 1) {
    const emulator = await startFixture({ dataDir, distDir })
    seen.push(emulator.clock.now())
    emulator.clock.advance(40 * 86_400_000)
    seen.push(emulator.clock.now())
    await emulator.close()
  }
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect((seen.at(-1) as number) - (seen[0] as number)).toBeGreaterThanOrEqual(120 * 86_400_000)
})

test('does not go back when the real clock was set back between two starts', async () => {
  const [dataDir, distDir] = [dataDirectory(), keep(fixtureDist())]
  const first = await startFixture({ dataDir, distDir })
  await callData(first, 'put', { id: 'a', text: 'a' })
  await first.close()
  const later = (Date.now() + 3_600_000) / 1000
  fs.utimesSync(path.join(dataDir, 'data.sqlite'), later, later)
  const second = await startFixture({ dataDir, distDir })
  const nowMs = second.clock.now()
  await second.close()
  expect(nowMs).toBeGreaterThanOrEqual(later * 1000)
})

test('goes back to the loaded sample on reset: data, files, messages and clock', async () => {
  const emulator = await startFixture({
    seed: async (host) => {
      await host.putFile('sample.txt', Buffer.from('sample'))
      await host.console('visitor', { operation: 'put', input: { id: 'sample', text: 'as loaded' } })
      return [{ name: '张建国', phone: '13800000001' }]
    },
  })
  await callData(emulator, 'put', { id: 'sample', text: 'changed' })
  await callData(emulator, 'put', { id: 'more', text: 'x' })
  await callData(emulator, 'upload', { path: 'more.txt', text: 'x' })
  await fetch(`${emulator.url}/emulator/storage/sample.txt`, { method: 'PUT', body: 'overwritten' })
  await post(emulator, '/emulator/clock', { advanceMs: 86_400_000 })
  const reset = await post(emulator, '/emulator/reset', {})
  const after = {
    status: reset.status,
    offsetMs: reset.body['offsetMs'],
    sample: ((await callData(emulator, 'get', { id: 'sample' })) as { text: string }[]).map(({ text }) => text),
    more: await callData(emulator, 'get', { id: 'more' }),
    file: await (await fetch(`${emulator.url}/emulator/storage/sample.txt`)).text(),
    moreFile: (await fetch(`${emulator.url}/emulator/storage/more.txt`)).status,
    people: await get(emulator, '/emulator/people'),
  }
  await emulator.close()
  expect(after).toEqual({ status: 200, offsetMs: 0, sample: ['as loaded'], more: [], file: 'sample', moreFile: 404, people: [{ name: '张建国', phone: '13800000001' }] })
})

test('loads the sample once, and anew when it was cut off', async () => {
  const [dataDir, distDir] = [dataDirectory(), keep(fixtureDist())]
  const loads: string[] = []
  const cutOff = startFixture({
    dataDir,
    distDir,
    seed: async (host) => {
      loads.push('cut off')
      await host.console('visitor', { operation: 'put', input: { id: 'half', text: 'half' } })
      throw new Error('power')
    },
  })
  await expect(cutOff).rejects.toThrow('power')
  const seed = async (): Promise<unknown> => [loads.push('whole')]
  const first = await startFixture({ dataDir, distDir, seed })
  const half = await callData(first, 'get', { id: 'half' })
  await first.close()
  const second = await startFixture({ dataDir, distDir, seed })
  await second.close()
  expect([loads, half]).toEqual([['cut off', 'whole'], []])
})

test('finishes a reset that was killed in between', async () => {
  const [dataDir, distDir] = [dataDirectory(), keep(fixtureDist())]
  const first = await startFixture({ dataDir, distDir })
  await callData(first, 'put', { id: 'later', text: 'x' })
  await first.close()
  fs.writeFileSync(path.join(dataDir, 'restoring'), '')
  const second = await startFixture({ dataDir, distDir })
  const later = await callData(second, 'get', { id: 'later' })
  await second.close()
  expect(later).toEqual([])
})

test('keeps generated secrets over restarts and resets, and gives functions nothing of its own environment', async () => {
  process.env['EMULATOR_TEST_SECRET'] = 'of the emulator'
  const [dataDir, distDir] = [dataDirectory(), keep(fixtureDist())]
  const secrets: unknown[] = []
  for (let start = 0; start < 2; start += 1) {
    const emulator = await startFixture({ dataDir, distDir })
    secrets.push(await callData(emulator, 'environment'))
    await post(emulator, '/emulator/reset', {})
    secrets.push(await callData(emulator, 'environment'))
    await emulator.close()
  }
  expect(new Set(secrets.map((secret) => JSON.stringify(secret))).size).toBe(1)
  expect(secrets[0]).toEqual({ secret: expect.stringMatching(/^k1:[0-9a-f]{64}$/), setting: '20', path: null })
})

test('refuses a second emulator on the same data', async () => {
  const dataDir = dataDirectory()
  const emulator = await startFixture({ dataDir })
  await expect(startFixture({ dataDir, distDir: keep(temporaryDirectory()) })).rejects.toThrow(/Another emulator/)
  await emulator.close()
})
