// Loads the sample into an empty emulator, the way an operator would: through the console and cloud storage.
import fs from 'node:fs'
import type { FunctionHost } from './functions'
import type { FileStore } from './storage'

export interface Envelope {
  readonly ok: boolean
  readonly data?: unknown
  readonly error?: { readonly code: string; readonly message: string; readonly requestId: string }
}

export interface SampleHost {
  /** A console run of a function. */
  console(functionName: string, event: unknown): Promise<Envelope>
  putFile(path: string, bytes: Uint8Array): Promise<void>
  /** The emulated clock. */
  now(): number
  /** A generated secret, such as the key that lets the first operator be appointed. */
  secret(name: string): string
}

/** Resolves to what `/emulator/people` shows: sample people with their sign-ins, operators with their keys. */
export type SampleLoader = (host: SampleHost) => Promise<unknown>

export function sampleHost(functions: FunctionHost, files: FileStore, now: () => number, secrets: Readonly<Record<string, string>>): SampleHost {
  function secret(name: string): string {
    const value = secrets[name]
    if (value === undefined) throw new Error(`There is no secret ${name}`)
    return value
  }

  return {
    console: async (functionName, event) => (await functions.invoke(functionName, event, { kind: 'console' })).result as Envelope,
    putFile: (path, bytes) => files.write(path, bytes),
    now,
    secret,
  }
}

/** The checkout's loader; an emulator without one starts empty. */
export async function findSampleLoader(): Promise<SampleLoader> {
  try {
    const { loadSample } = await import('../sample/load')
    return loadSample
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    console.error('There is no sample to load (sample/load.ts); the emulator starts empty')
    return async () => []
  }
}

export function readPeople(file: string): unknown {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as unknown) : []
}

export function writePeople(file: string, people: unknown): void {
  fs.writeFileSync(file, `${JSON.stringify(people ?? [], null, 2)}\n`)
}
