// One emulator per DATA_DIR: two would each keep their own memory over the same file. The lock is SQLite's own, on a
// file beside the data, so that the operating system ends it together with a killed process.
import Database from 'libsql'
import path from 'node:path'

/** A person's mistake, not a fault: its message is all there is to say. */
export class DirectoryInUse extends Error {}

/** Returns what gives the directory back. */
export function lockDirectory(directory: string): () => void {
  const connection = new Database(path.join(directory, 'lock.sqlite'))
  try {
    // exec only: a prepared statement would keep the lock until it is garbage
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    throw new DirectoryInUse(`Another emulator is using ${directory}; stop it, or choose another DATA_DIR`)
  }
  return () => {
    connection.exec('ROLLBACK')
    connection.close()
  }
}
