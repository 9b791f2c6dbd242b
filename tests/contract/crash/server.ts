// The local cloud as a process of its own, which a test can kill without a word and start again on the same data.
import { spawn, type ChildProcess } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'

export interface MortalServer {
  readonly url: string
  start(): Promise<void>
  /** SIGKILL: nothing is finished, nothing is closed. Resolves when the process is gone. */
  kill(): Promise<void>
}

const startTimeoutMs = 60_000

export async function mortalServer(dataDir: string): Promise<MortalServer> {
  const port = await freePort()
  let child: ChildProcess | null = null
  return {
    url: `http://127.0.0.1:${port}`,
    async start() {
      const started = spawn(process.execPath, [path.resolve('scripts/run.mjs'), 'emulator/main.ts'], { env: { ...process.env, PORT: String(port), DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'pipe'] })
      child = started
      await ready(started)
    },
    async kill() {
      const dying = child
      child = null
      if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return
      const gone = new Promise((resolve) => dying.once('exit', resolve))
      dying.kill('SIGKILL')
      await gone
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const timer = setTimeout(() => reject(new Error(`the server did not get ready: ${printed}`)), startTimeoutMs)
    const hear = (chunk: Buffer): void => {
      printed = (printed + chunk.toString('utf8')).slice(-4_000)
      if (!printed.includes('Ready: ')) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with ${code}: ${printed}`))
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
