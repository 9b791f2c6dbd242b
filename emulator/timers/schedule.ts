// Runs the timer function's triggers when they are due: as real time passes, and when the clock is moved. A trigger
// that would have fired many times in a jump runs once: the functions sweep what waits, they do not count ticks.
import type { Clock } from '../clock'
import type { DataFile } from '../database'
import { parseCron, type Cron } from './cron'

export interface TriggerDeclaration {
  readonly name: string
  readonly config: string
}

export interface Schedule {
  readonly names: readonly string[]
  /** Runs what is due, one after the other in the order it fell due; returns the names. */
  runDue(): Promise<readonly string[]>
  /** Forgets what was missed: from now on as if just started. */
  restart(): void
  /** Lets triggers run as time passes. */
  begin(): void
  stop(): Promise<void>
}

interface Trigger {
  readonly name: string
  readonly cron: Cron
}

const LONGEST_WAIT_MS = 60_000

export function createSchedule(declarations: readonly TriggerDeclaration[], clock: Clock, file: DataFile, fire: (name: string, dueMs: number) => Promise<void>): Schedule {
  const triggers: readonly Trigger[] = declarations.map(({ name, config }) => ({ name, cron: parseCron(config) }))
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let restarts = 0

  function lastRun(trigger: Trigger): number {
    return Number(file.setting(settingName(trigger)) ?? clock.now())
  }

  function due(): { trigger: Trigger; dueMs: number }[] {
    const now = clock.now()
    return triggers
      .map((trigger) => ({ trigger, dueMs: trigger.cron.next(lastRun(trigger)) ?? Number.POSITIVE_INFINITY }))
      .filter(({ dueMs }) => dueMs <= now)
      .sort((a, b) => a.dueMs - b.dueMs)
  }

  async function runAll(): Promise<readonly string[]> {
    const names: string[] = []
    const restartsBefore = restarts
    for (const { trigger, dueMs } of due()) {
      const startedMs = clock.now()
      await fire(trigger.name, dueMs)
      if (restarts > restartsBefore) break // what ran belonged to data that are gone
      // only after the run: what a kill interrupts runs again
      file.writeSetting(settingName(trigger), String(startedMs))
      names.push(trigger.name)
    }
    return names
  }

  async function runDue(): Promise<readonly string[]> {
    const turn = running.then(runAll)
    running = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      arm()
    }
  }

  function arm(): void {
    clearTimeout(timer)
    if (isStopped || timer === undefined) return
    timer = setTimeout(tick, Math.min(waitMs(), LONGEST_WAIT_MS))
    timer.unref()
  }

  function waitMs(): number {
    const next = Math.min(...triggers.map((trigger) => trigger.cron.next(lastRun(trigger)) ?? Number.POSITIVE_INFINITY))
    return Math.max(0, next - clock.now())
  }

  function tick(): void {
    runDue().catch((error: unknown) => console.error('timer:', error))
  }

  function restart(): void {
    restarts += 1
    const now = String(clock.now())
    for (const trigger of triggers) file.writeSetting(settingName(trigger), now)
    arm()
  }

  function begin(): void {
    for (const trigger of triggers) if (file.setting(settingName(trigger)) === undefined) file.writeSetting(settingName(trigger), String(clock.now()))
    if (triggers.length === 0) return
    timer = setTimeout(tick, Math.min(waitMs(), LONGEST_WAIT_MS))
    timer.unref()
  }

  async function stop(): Promise<void> {
    isStopped = true
    clearTimeout(timer)
    await running
  }

  return { names: triggers.map(({ name }) => name), runDue, restart, begin, stop }
}

function settingName(trigger: Trigger): string {
  return `timer.${trigger.name}`
}
