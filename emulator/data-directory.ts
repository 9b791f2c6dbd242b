// What lies in DATA_DIR, and the rule that data without a snapshot was never completely loaded and is made anew.
import fs from 'node:fs'
import path from 'node:path'

export interface DataDirectory {
  readonly root: string
  readonly database: string
  readonly files: string
  readonly people: string
  readonly log: string
}

export function openDataDirectory(root: string): DataDirectory {
  fs.mkdirSync(root, { recursive: true })
  return {
    root,
    database: path.join(root, 'data.sqlite'),
    files: path.join(root, 'files'),
    people: path.join(root, 'people.json'),
    log: path.join(root, 'functions.log'),
  }
}

/** Secrets stay: they belong to the installation, not to the sample. */
export function removeUnfinishedData({ root, database, files, people }: DataDirectory): void {
  if (fs.existsSync(path.join(root, 'snapshot'))) return
  for (const place of [database, `${database}-wal`, `${database}-shm`, files, people]) fs.rmSync(place, { recursive: true, force: true })
}
