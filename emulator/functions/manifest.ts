// What the build says about the functions: their collections, secrets and settings, and each one's timeout and timers.
// Everything may be absent: the emulator also runs functions of which it knows nothing.
import fs from 'node:fs'
import path from 'node:path'
import type { CollectionDeclaration } from '../database'
import type { TriggerDeclaration } from '../timers'

export interface Manifest {
  readonly collections?: readonly CollectionDeclaration[]
  readonly secrets?: readonly string[]
  readonly settings?: Readonly<Record<string, string>>
}

export interface FunctionConfig {
  /** Seconds. */
  readonly timeout?: number
  readonly triggers?: readonly (TriggerDeclaration & { readonly type?: string; readonly message?: string })[]
}

export function readManifest(functionsDirectory: string): Manifest {
  return readJson<Manifest>(path.join(functionsDirectory, 'manifest.json')) ?? {}
}

export function readFunctionConfig(functionsDirectory: string, name: string): FunctionConfig {
  return readJson<FunctionConfig>(path.join(functionsDirectory, name, 'config.json')) ?? {}
}

function readJson<Value>(file: string): Value | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Value) : undefined
}
