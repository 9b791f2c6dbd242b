// The local cloud for black-box tests: the built functions, an empty or loaded database, its own directory.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import type { Answer } from '../../src/contract'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/start'

export interface LocalCloud {
  readonly url: string
  /** Database, files and log; removed by `stop`. */
  readonly dataDir: string
  readonly emulator: Emulator
  call<Data = Record<string, unknown>>(functionName: string, operation: string, input: unknown, identity?: Identity): Promise<Answer<Data>>
  console<Data = Record<string, unknown>>(functionName: string, event: unknown): Promise<Answer<Data>>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: unknown; writes: number }>
  advance(milliseconds: number): Promise<void>
  stop(): Promise<void>
}

export type Identity = { readonly bearer: string } | { readonly openid: string }

export function identityHeaders(identity: Identity | undefined): Record<string, string> {
  if (!identity) return {}
  return 'bearer' in identity ? { authorization: `Bearer ${identity.bearer}` } : { 'x-emulator-openid': identity.openid }
}

export async function startLocalCloud(options: Pick<EmulatorOptions, 'seed'> = { seed: false }): Promise<LocalCloud> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'local-cloud-'))
  const emulator = await startEmulator({ port: 0, dataDir, quiet: true, ...options })
  const post: LocalCloud['post'] = async (target, body, headers = {}) => {
    const reply = await fetch(emulator.url + target, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) })
    // NaN where a door counts no writes: equal to no number
    return { status: reply.status, body: await reply.json(), writes: Number(reply.headers.get('x-emulator-writes') ?? NaN) }
  }
  return {
    url: emulator.url,
    dataDir,
    emulator,
    post,
    call: async (functionName, operation, input, identity) => (await post(`/call/${functionName}`, { operation, input }, identityHeaders(identity))).body as never,
    console: async (functionName, event) => (await post(`/emulator/console/${functionName}`, event)).body as never,
    async advance(milliseconds) {
      await post('/emulator/clock', { advanceMs: milliseconds })
    },
    async stop() {
      await emulator.close()
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The data of an answer that must be ok; the error's code and details otherwise. */
export function dataOf<Data>(answer: Answer<Data>): Data {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message} ${JSON.stringify(answer.error.details ?? {})}`)
  return answer.data
}

/** The code of an answer that must be a refusal. */
export function codeOf(answer: Answer<unknown>): string {
  return answer.ok ? 'ok' : answer.error.code
}

/** The SDK on the local cloud's database and storage: for arranging and for reading what the operations wrote. */
export function cloudApp(cloud: Pick<LocalCloud, 'emulator'>) {
  // as inside a cloud function; elsewhere the SDK looks for a metadata host on the network at every call
  Object.assign(process.env, { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'local' })
  return tcb.init({ env: 'local', keepalive: false, secretId: 'local', secretKey: 'local', serviceUrl: `${cloud.emulator.addresses.gateway}/admin` } as Parameters<typeof tcb.init>[0])
}
