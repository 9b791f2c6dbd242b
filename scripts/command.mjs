import { spawn } from 'node:child_process'
import { root } from './root.mjs'

const POLL_MS = 1_000
const GRACE_MS = 10_000

/**
 * Runs a Node program of the repository and waits for its end. Everything it prints is collected, or goes to stderr
 * as it comes: stdout belongs to the command that was typed, unless that says otherwise. A program that `isDone` and does not end (something was
 * left open) is stopped, and so is one that takes longer than `timeoutMs`: neither is ok.
 * @param {readonly string[]} programAndArguments
 * @param {{ isCollected?: boolean, stdout?: 'inherit', timeoutMs?: number, isDone?: () => boolean }} options
 * @returns {Promise<{ isOk: boolean, output: string, ending: string }>}
 */
export function runNode(programAndArguments, options = {}) {
  const { isCollected = false, stdout = process.stderr, timeoutMs = Infinity, isDone = () => false } = options
  return new Promise((resolve) => {
    const child = spawn(process.execPath, programAndArguments, {
      cwd: root,
      stdio: isCollected ? ['ignore', 'pipe', 'pipe'] : ['ignore', stdout, process.stderr],
    })
    /** @type {Buffer[]} */
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    const startedAtMs = Date.now()
    let doneAtMs = Infinity
    let stopReason = ''
    const watch = setInterval(() => {
      if (doneAtMs === Infinity && isDone()) doneAtMs = Date.now()
      if (Date.now() - doneAtMs > GRACE_MS) stopReason = 'finished, but did not end: something was left open'
      if (Date.now() - startedAtMs > timeoutMs) stopReason = `stopped after ${timeoutMs / 1000} s`
      if (stopReason !== '') child.kill('SIGKILL')
    }, POLL_MS)
    /** @param {string} ending @param {boolean} isOk */
    function end(ending, isOk) {
      clearInterval(watch)
      resolve({ isOk, ending, output: Buffer.concat(chunks).toString('utf8') })
    }
    child.on('error', (error) => end(`could not start: ${error.message}`, false))
    child.on('close', (code, signal) => {
      if (stopReason !== '') end(stopReason, false)
      else end(signal === null ? `exit code ${code}` : `ended by ${signal}`, code === 0)
    })
  })
}
