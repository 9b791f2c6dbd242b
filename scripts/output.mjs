// A build is made beside its place and moved there when it is whole, stamped with the hash of what went in:
// a failed build leaves the last good one, a reader never sees half of one, and an unchanged one is not made again.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { inRoot, root } from './root.mjs'

/**
 * @param {{
 *   name: string,
 *   inputs: readonly string[],
 *   onlyIfChanged: boolean,
 *   make: (directory: string) => Promise<void>,
 * }} output `inputs` are files and folders relative to the repository; `make` fills an empty directory
 * @returns {Promise<boolean>} whether something was built
 */
export async function buildOutput({ name, inputs, onlyIfChanged, make }) {
  return await withLock(`build-${name}`, async () => {
    const place = inRoot('dist', name)
    const stamp = inRoot('dist', '.stamps', name)
    const fingerprint = fingerprintOf(inputs)
    if (onlyIfChanged && fs.existsSync(place) && readStamp(stamp) === fingerprint) return false
    const draft = inRoot('dist', '.building', name)
    fs.rmSync(draft, { recursive: true, force: true })
    fs.mkdirSync(draft, { recursive: true })
    await make(draft)
    fs.rmSync(stamp, { force: true })
    moveInto(draft, place)
    fs.mkdirSync(path.dirname(stamp), { recursive: true })
    fs.writeFileSync(stamp, fingerprint)
    return true
  })
}

/** @param {string} stamp */
function readStamp(stamp) {
  return fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : undefined
}

/**
 * @param {string} draft
 * @param {string} place
 */
function moveInto(draft, place) {
  const grave = `${draft}.old-${process.pid}`
  if (fs.existsSync(place)) fs.renameSync(place, grave)
  fs.renameSync(draft, place)
  fs.rmSync(grave, { recursive: true, force: true })
}

/** @param {readonly string[]} inputs */
function fingerprintOf(inputs) {
  const hash = createHash('sha256').update(process.version)
  for (const file of inputs.flatMap((input) => filesUnder(inRoot(input)))) {
    hash.update(`\0${path.relative(root, file)}\0`).update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {string[]}
 */
export function filesUnder(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [place]
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)))
}
