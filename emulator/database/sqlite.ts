// The file behind the emulator: documents, what was sent out, and small settings such as the clock's offset, in one
// SQLite database, so that one commit or one restored snapshot covers all of it.
// Only strings and numbers are bound: libsql aborts the whole process on a boolean or a lone Buffer.
import Database from 'libsql'
import fs from 'node:fs'

export interface DocumentRow {
  readonly collection: string
  readonly id: string
  /** null removes the document. */
  readonly body: string | null
}

export interface SentMessage {
  readonly channel: string
  readonly body: string
}

export interface DataFile {
  documents(): IterableIterator<{ collection: string; id: string; body: string }>
  writeDocuments(rows: readonly DocumentRow[]): void
  /** Ids of a collection in order, from one bound, at most `count`. */
  idsAfter(collection: string, bound: string, isInclusive: boolean, count: number): string[]
  setting(name: string): string | undefined
  writeSetting(name: string, value: string): void
  sent(): SentMessage[]
  writeSent(channel: string, body: string): void
  saveSnapshot(file: string): void
  restoreSnapshot(file: string): void
  close(): void
}

const TABLES = ['documents', 'settings', 'sent'] as const
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS documents (collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (collection, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sent (number INTEGER PRIMARY KEY, channel TEXT NOT NULL, body TEXT NOT NULL);
`

export function openDataFile(file: string): DataFile {
  const connection = connect(file)
  const put = connection.prepare('INSERT INTO documents (collection, id, body) VALUES (?, ?, ?) ON CONFLICT (collection, id) DO UPDATE SET body = excluded.body')
  const remove = connection.prepare('DELETE FROM documents WHERE collection = ? AND id = ?')
  const idsFrom = connection.prepare('SELECT id FROM documents WHERE collection = ? AND id >= ? ORDER BY id LIMIT ?')
  const idsBeyond = connection.prepare('SELECT id FROM documents WHERE collection = ? AND id > ? ORDER BY id LIMIT ?')
  const readSetting = connection.prepare('SELECT value FROM settings WHERE name = ?')
  const putSetting = connection.prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
  const addSent = connection.prepare('INSERT INTO sent (channel, body) VALUES (?, ?)')

  function writeRow({ collection, id, body }: DocumentRow): void {
    if (body === null) remove.run(collection, id)
    else put.run(collection, id, body)
  }

  function writeDocuments(rows: readonly DocumentRow[]): void {
    if (rows.length === 1) for (const row of rows) writeRow(row)
    else if (rows.length > 1) inOneCommit(connection, () => rows.forEach(writeRow))
  }

  function idsAfter(collection: string, bound: string, isInclusive: boolean, count: number): string[] {
    const rows = (isInclusive ? idsFrom : idsBeyond).all(collection, bound, count) as { id: string }[]
    return rows.map((row) => row.id)
  }

  function restoreSnapshot(snapshot: string): void {
    connection.exec(`ATTACH ${quoted(snapshot)} AS snapshot`)
    try {
      inOneCommit(connection, () => {
        for (const table of TABLES) connection.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM snapshot.${table}`)
      })
    } finally {
      connection.exec('DETACH snapshot')
    }
  }

  return {
    documents: () => connection.prepare('SELECT collection, id, body FROM documents').iterate() as IterableIterator<{ collection: string; id: string; body: string }>,
    writeDocuments,
    idsAfter,
    setting: (name) => (readSetting.get(name) as { value: string } | undefined)?.value,
    writeSetting: (name, value) => void putSetting.run(name, value),
    sent: () => connection.prepare('SELECT channel, body FROM sent ORDER BY number').all() as SentMessage[],
    writeSent: (channel, body) => void addSent.run(channel, body),
    saveSnapshot: (snapshot) => saveSnapshot(connection, snapshot),
    restoreSnapshot,
    close: () => release(connection),
  }
}

function connect(file: string): Database.Database {
  const connection = new Database(file)
  // A process that is killed loses nothing in WAL mode with NORMAL: only a power cut could.
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  connection.exec(SCHEMA)
  return connection
}

/** Written under another name first: a snapshot either is whole or is not there. */
function saveSnapshot(connection: Database.Database, snapshot: string): void {
  const draft = `${snapshot}.draft`
  fs.rmSync(draft, { force: true })
  connection.exec(`VACUUM INTO ${quoted(draft)}`)
  fs.renameSync(draft, snapshot)
}

function inOneCommit(connection: Database.Database, write: () => void): void {
  connection.exec('BEGIN IMMEDIATE')
  try {
    write()
    connection.exec('COMMIT')
  } catch (error) {
    connection.exec('ROLLBACK')
    throw error
  }
}

function release(connection: Database.Database): void {
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
