// First step of every command: a Node that is new enough, and the packages of the lockfile. npm runs no pre- or
// post-scripts here (.npmrc: ignore-scripts), so the commands do it themselves. Uses nothing from node_modules.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { withLock } from './lock.mjs'
import { inRoot, root } from './root.mjs'

const NODE_FLOOR = [20, 19]

/** Installs what the lockfile lists when node_modules lacks it; costs about 40 ms when all is there. */
export async function ensureInstalled() {
  requireNode()
  if (isInstalled()) return
  await withLock('install', () => {
    if (isInstalled()) return // another command installed while this one waited
    install()
  })
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [floorMajor = 0, floorMinor = 0] = NODE_FLOOR
  if (major > floorMajor || (major === floorMajor && minor >= floorMinor)) return
  fail(`Node ${NODE_FLOOR.join('.')} or newer is needed; this is ${process.versions.node}.`)
}

/** npm writes node_modules/.package-lock.json last: it states what is really there. */
function isInstalled() {
  const wanted = readPackages(inRoot('package-lock.json'))
  const present = readPackages(inRoot('node_modules', '.package-lock.json'))
  if (wanted === undefined) return fail('package-lock.json is missing or unreadable.')
  if (present === undefined) return false
  return Object.entries(wanted).every(([place, lock]) => {
    if (place === '') return true
    const found = present[place]
    if (found === undefined) return lock.optional === true
    return found.version === lock.version && found.integrity === lock.integrity
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function install() {
  say('Packages are missing or out of date: running “npm ci” (about 2,700 packages, one to three minutes) …')
  const startedAtMs = Date.now()
  const npm = process.env['npm_execpath']
  const [command, ...prefix] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  const { status, error } = spawnSync(command ?? 'npm', [...prefix, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    // stdout belongs to the command itself: the last line of `npm test` must stand there alone
    stdio: ['ignore', process.stderr, process.stderr],
  })
  if (error !== undefined || status !== 0) fail(`“npm ci” failed (${error?.message ?? `exit code ${status}`}).`)
  say(`Packages installed in ${Math.round((Date.now() - startedAtMs) / 1000)} s.`)
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`\n── ${line}\n\n`)
}

/**
 * @param {string} line
 * @returns {never}
 */
function fail(line) {
  say(line)
  process.exit(1)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureInstalled()
