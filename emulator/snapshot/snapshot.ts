// The loaded sample as it was when the emulator became ready for the first time: database and files. A reset goes back
// to it; a reset that is killed in between is finished at the next start.
import fs from 'node:fs'
import path from 'node:path'
import type { DataFile } from '../database'
import type { FileStore } from '../storage'

export interface Snapshot {
  exists(): boolean
  save(): void
  restore(): void
  /** A reset was begun and not finished. */
  isRestoring(): boolean
}

export function openSnapshot(dataDirectory: string, file: DataFile, files: FileStore): Snapshot {
  const place = path.join(dataDirectory, 'snapshot')
  const mark = path.join(dataDirectory, 'restoring')

  function save(): void {
    const draft = `${place}.draft`
    fs.rmSync(draft, { recursive: true, force: true })
    fs.mkdirSync(draft, { recursive: true })
    file.saveSnapshot(path.join(draft, 'data.sqlite'))
    files.saveSnapshot(path.join(draft, 'files'))
    fs.rmSync(place, { recursive: true, force: true })
    fs.renameSync(draft, place)
  }

  function restore(): void {
    fs.writeFileSync(mark, '')
    files.restoreSnapshot(path.join(place, 'files'))
    file.restoreSnapshot(path.join(place, 'data.sqlite'))
    fs.rmSync(mark)
  }

  return { exists: () => fs.existsSync(place), save, restore, isRestoring: () => fs.existsSync(mark) }
}
