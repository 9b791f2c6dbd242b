// Runs cloud functions: loads each once, gives every invocation its own context, and ends the wait at its time limit.
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { createEmulatedDate, type Clock } from '../clock'
import type { Statistics } from '../statistics'
import { contextFor, eventFor, type Caller, type InvocationContext } from './caller'
import { FunctionFailure, FunctionTimeout, UnknownFunction } from './errors'
import type { FunctionLog } from './log'
import { readFunctionConfig } from './manifest'
import { loadModule, processWith } from './modules'
import { createNetwork } from './network'

export const DEFAULT_TIMEOUT_SECONDS = 20

export interface Invocation {
  readonly requestId: string
  /** What the function returned, as JSON carries it. */
  readonly result: unknown
}

export interface FunctionHost {
  invoke(name: string, event: unknown, caller: Caller, requestId?: string): Promise<Invocation>
  /** Loads every function anew at its next call, and cuts off those that still run, as a new deployment would. */
  restart(): void
  /** Whether the request began before a restart: it may touch the data no more. */
  isCutOff(requestId: string): boolean
  /** Ends what follows requests: every storage still in use makes every promise of the process dearer. */
  close(): void
}

export interface HostSurroundings {
  readonly functionsDirectory: string
  readonly clock: Clock
  readonly statistics: Statistics
  readonly log: FunctionLog
  /** Environment variables of every function. */
  readonly environment: () => Readonly<Record<string, string>>
}

type Main = (event: unknown, context: InvocationContext) => unknown

export function createFunctionHost({ functionsDirectory, clock, statistics, log, environment }: HostSurroundings): FunctionHost {
  const current = new AsyncLocalStorage<string>()
  const currentRequestId = (): string | undefined => current.getStore()
  const network = createNetwork(currentRequestId)
  const EmulatedDate = createEmulatedDate(clock.now)
  const timeLimitsMs = findTimeLimits(functionsDirectory)
  let mains = new Map<string, Main>()
  const running = new Set<string>()
  const cutOff = new Set<string>()

  function mainOf(name: string): Main {
    const known = mains.get(name)
    if (known !== undefined) return known
    const module = loadModule(path.join(functionsDirectory, name, 'index.js'), {
      Date: EmulatedDate,
      process: processWith(environment()),
      console: log.consoleFor(name, currentRequestId),
      fetch: network.fetch,
      modules: network.modules,
    }) as { main?: unknown }
    if (typeof module.main !== 'function') throw new FunctionFailure(`${name} exports no main`)
    mains.set(name, module.main as Main)
    return module.main as Main
  }

  async function invoke(name: string, event: unknown, caller: Caller, requestId: string = randomUUID()): Promise<Invocation> {
    const timeLimitMs = timeLimitsMs.get(name)
    if (timeLimitMs === undefined) throw new UnknownFunction(`There is no function ${name}`)
    const operation = operationOf(event)
    const finish = statistics.begin({ requestId, function: name, caller: caller.kind, ...(operation === undefined ? {} : { operation }) })
    running.add(requestId)
    try {
      const answer = await current.run(requestId, () => withinTime(() => mainOf(name)(eventFor(event, caller), contextFor(name, requestId, caller, timeLimitMs)), name, timeLimitMs))
      finish(true)
      return { requestId, result: answer === undefined ? null : (JSON.parse(JSON.stringify(answer)) as unknown) }
    } catch (error) {
      finish(false)
      throw error
    } finally {
      running.delete(requestId)
    }
  }

  function restart(): void {
    mains = new Map()
    for (const requestId of running) cutOff.add(requestId)
  }

  return { invoke, restart, isCutOff: (requestId) => cutOff.has(requestId), close: () => current.disable() }
}

/** The time limit of every function that was built, by name. */
function findTimeLimits(functionsDirectory: string): ReadonlyMap<string, number> {
  if (!fs.existsSync(functionsDirectory)) return new Map()
  const names = fs.readdirSync(functionsDirectory).filter((name) => fs.existsSync(path.join(functionsDirectory, name, 'index.js')))
  return new Map(names.map((name) => [name, (readFunctionConfig(functionsDirectory, name).timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000]))
}

/** In real time: the emulated clock may jump while a function runs. */
async function withinTime(run: () => unknown, name: string, limitMs: number): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new FunctionTimeout(`${name} did not answer within ${limitMs} ms`)), limitMs)
  })
  try {
    return await Promise.race([Promise.resolve().then(run), limit])
  } finally {
    clearTimeout(timer)
  }
}

/** The operation an event names, for the statistics; an HTTP event carries it in its body. */
function operationOf(event: unknown): string | undefined {
  if (event === null || typeof event !== 'object') return undefined
  const { operation, body, TriggerName } = event as Readonly<Record<string, unknown>>
  const named = operation ?? TriggerName ?? (typeof body === 'string' ? /"operation"\s*:\s*"([^"\\]{1,100})"/.exec(body)?.[1] : undefined)
  return typeof named === 'string' ? named.slice(0, 100) : undefined
}
