// Photos out of an archive, a file of its own: only this import loads the library.
import { unzipSync } from 'fflate'

export interface ArchivedFile {
  readonly name: string
  /** Null: larger than `mostBytes`, and not unpacked. */
  readonly bytes: Buffer | null
}

/** The files of an archive, folders and what macOS and Windows leave beside them left out. Throws when it is none. */
export function readArchive(archive: Buffer, mostFiles: number, mostBytes: number): ArchivedFile[] | 'too-many' {
  const names: string[] = []
  const unpacked = unzipSync(new Uint8Array(archive), {
    filter({ name, originalSize }) {
      if (isLitter(name)) return false
      names.push(name)
      return names.length <= mostFiles && originalSize <= mostBytes
    },
  })
  if (names.length > mostFiles) return 'too-many'
  return names.map((name) => {
    const bytes = unpacked[name]
    return { name, bytes: bytes === undefined ? null : Buffer.from(bytes) }
  })
}

function isLitter(name: string): boolean {
  const base = name.split('/').at(-1) ?? ''
  return base === '' || base.startsWith('.') || name.startsWith('__MACOSX/') || base.toLowerCase() === 'thumbs.db'
}
