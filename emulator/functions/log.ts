// What functions print goes to DATA_DIR/functions.log, each line with its moment, function and request; it is the
// emulator's stand-in for the cloud's log search.
import fs from 'node:fs'
import { format } from 'node:util'

export interface FunctionLog {
  /** The console of one function. */
  consoleFor(functionName: string, currentRequestId: () => string | undefined): Console
  close(): void
}

const LEVELS = ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const

export function openFunctionLog(file: string, now: () => number): FunctionLog {
  const descriptor = fs.openSync(file, 'a')
  let isOpen = true

  function write(functionName: string, requestId: string | undefined, level: string, values: readonly unknown[]): void {
    if (!isOpen) return // a function that outlived its time limit and the emulator
    const line = `${new Date(now()).toISOString()} ${functionName} ${requestId ?? '-'} ${level} ${format(...values)}\n`
    fs.writeSync(descriptor, line)
  }

  function consoleFor(functionName: string, currentRequestId: () => string | undefined): Console {
    const methods = LEVELS.map((level) => [level, (...values: unknown[]) => write(functionName, currentRequestId(), level, values)] as const)
    return Object.assign(Object.create(console) as Console, Object.fromEntries(methods))
  }

  function close(): void {
    isOpen = false
    fs.closeSync(descriptor)
  }

  return { consoleFor, close }
}
