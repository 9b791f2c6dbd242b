import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/**
 * Runs a Node program of the repository and waits for its end. Everything it prints is collected, or goes to stderr
 * as it comes: stdout belongs to the command that was typed.
 * @param {readonly string[]} programAndArguments
 * @param {{ isCollected?: boolean, timeoutMs?: number, env?: Record<string, string> }} options
 * @returns {Promise<{ isOk: boolean, output: string, ending: string }>}
 */
export function runNode(programAndArguments, { isCollected = false, timeoutMs, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, programAndArguments, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', isCollected ? 'pipe' : process.stderr, isCollected ? 'pipe' : process.stderr],
    })
    /** @type {Buffer[]} */
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    let isTooLong = false
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            isTooLong = true
            child.kill('SIGKILL')
          }, timeoutMs)
    /** @param {string} ending @param {boolean} isOk */
    function end(ending, isOk) {
      clearTimeout(timer)
      resolve({ isOk, ending, output: Buffer.concat(chunks).toString('utf8') })
    }
    child.on('error', (error) => end(`could not start: ${error.message}`, false))
    child.on('close', (code, signal) => {
      if (isTooLong) end(`stopped after ${(timeoutMs ?? 0) / 1000} s`, false)
      else end(signal === null ? `exit code ${code}` : `ended by ${signal}`, code === 0)
    })
  })
}
