// Stored files on disk. A file is written beside its place and moved there, so that a reader sees the old or the new
// one; contents are never changed in place, which lets a snapshot share them by hard links.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MAX_PATH_BYTES } from './constants'
import { StoragePathError } from './errors'

export interface FileStore {
  /** Where the file lies on disk, whether or not it exists. */
  place(name: string): string
  has(name: string): boolean
  write(name: string, contents: Uint8Array | Readable): Promise<void>
  remove(name: string): boolean
  copy(from: string, to: string): boolean
  saveSnapshot(directory: string): void
  restoreSnapshot(directory: string): void
}

export function openFileStore(root: string): FileStore {
  const drafts = `${root}.drafts`
  fs.rmSync(drafts, { recursive: true, force: true })
  fs.mkdirSync(drafts, { recursive: true })
  fs.mkdirSync(root, { recursive: true })

  function place(name: string): string {
    checkName(name)
    return path.join(root, ...name.split('/'))
  }

  function has(name: string): boolean {
    return fs.statSync(place(name), { throwIfNoEntry: false })?.isFile() === true
  }

  async function write(name: string, contents: Uint8Array | Readable): Promise<void> {
    const target = place(name)
    const draft = path.join(drafts, randomBytes(8).toString('hex'))
    try {
      if (contents instanceof Uint8Array) await fs.promises.writeFile(draft, contents)
      else await pipeline(contents, fs.createWriteStream(draft))
      fs.mkdirSync(path.dirname(target), { recursive: true })
      fs.renameSync(draft, target)
    } finally {
      fs.rmSync(draft, { force: true })
    }
  }

  function remove(name: string): boolean {
    if (!has(name)) return false
    fs.rmSync(place(name))
    return true
  }

  function copy(from: string, to: string): boolean {
    if (!has(from)) return false
    linkOrCopy(place(from), place(to))
    return true
  }

  function restoreSnapshot(directory: string): void {
    const grave = path.join(drafts, `old-${randomBytes(8).toString('hex')}`)
    fs.renameSync(root, grave)
    copyTree(directory, root)
    fs.rmSync(grave, { recursive: true, force: true })
  }

  return { place, has, write, remove, copy, saveSnapshot: (directory) => copyTree(root, directory), restoreSnapshot }
}

function checkName(name: string): void {
  const isUnsafe = name.split('/').some((part) => part === '' || part === '.' || part === '..') || /[\0\\?#%]/.test(name)
  if (isUnsafe || Buffer.byteLength(name) > MAX_PATH_BYTES) throw new StoragePathError(`Not a storage path: ${name.slice(0, 100)}`)
}

function copyTree(from: string, to: string): void {
  fs.mkdirSync(to, { recursive: true })
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) copyTree(source, target)
    else linkOrCopy(source, target)
  }
}

function linkOrCopy(source: string, target: string): void {
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.rmSync(target, { force: true })
  try {
    fs.linkSync(source, target)
  } catch {
    fs.copyFileSync(source, target) // no hard links here: another disk, or a file system without them
  }
}
