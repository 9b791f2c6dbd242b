// One builder at a time per output: a directory made with mkdir is the lock, its owner's process id lies inside.
// Locks live outside the checkout, so neither `npm ci` nor an emptied dist/ can remove one that is held.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './root.mjs'

const POLL_MS = 200
const OWNERLESS_STALE_MS = 10_000
// no build takes so long: the owner's process id has gone to someone else
const OWNED_STALE_MS = 20 * 60_000

const lockHome = path.join(
  os.tmpdir(),
  `build-locks-${os.userInfo().uid}-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`,
)

/**
 * Runs `work` while no other process holds the lock of this name; waits for it otherwise.
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const directory = path.join(lockHome, name)
  await acquire(name, directory)
  const release = () => fs.rmSync(directory, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}

/**
 * @param {string} name
 * @param {string} directory
 */
async function acquire(name, directory) {
  fs.mkdirSync(lockHome, { recursive: true })
  let hasTold = false
  while (!tryAcquire(directory)) {
    if (isStale(directory)) {
      removeStale(directory)
      continue
    }
    if (!hasTold) {
      console.error(`waiting: process ${readOwner(directory) ?? 'unknown'} is at work on “${name}”`)
      hasTold = true
    }
    await sleep(POLL_MS)
  }
}

/** @param {string} directory */
function tryAcquire(directory) {
  try {
    fs.mkdirSync(directory)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
  fs.writeFileSync(path.join(directory, 'pid'), String(process.pid))
  return true
}

/** @param {string} directory */
function readOwner(directory) {
  try {
    const pid = Number(fs.readFileSync(path.join(directory, 'pid'), 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined // the owner is between mkdir and its pid file, or has just let go
  }
}

/** @param {string} directory */
function isStale(directory) {
  const made = fs.statSync(directory, { throwIfNoEntry: false })
  if (made === undefined) return false
  const ageMs = Date.now() - made.mtimeMs
  const owner = readOwner(directory)
  if (owner === undefined) return ageMs > OWNERLESS_STALE_MS
  return !isAlive(owner) || ageMs > OWNED_STALE_MS
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * Renamed first: of two processes that see the same stale lock only one rename succeeds.
 * @param {string} directory
 */
function removeStale(directory) {
  const grave = `${directory}.stale-${process.pid}-${Date.now()}`
  try {
    fs.renameSync(directory, grave)
  } catch {
    return // the other process was faster
  }
  fs.rmSync(grave, { recursive: true, force: true })
}
