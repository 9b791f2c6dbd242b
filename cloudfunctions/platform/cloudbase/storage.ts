// The private file store. Paths are ours; the store's file ids are made from STORAGE_ROOT.
import { cloudApp } from './app'

export interface FileStore {
  /** Null when there is no such file. */
  read(path: string): Promise<Buffer | null>
  /** Some bytes of a large file (a video), with its whole size; null when there is no such file. */
  readRange(path: string, from: number, length: number): Promise<FileRange | null>
  write(path: string, bytes: Buffer): Promise<void>
  /** A signed address that expires. */
  addressOf(path: string, lifeMs: number): Promise<string | null>
  remove(path: string): Promise<void>
}

export interface FileRange {
  readonly bytes: Buffer
  readonly totalBytes: number
  /** Changes when the file changes; '' when the store does not say. */
  readonly etag: string
}

export function cloudFileStore(storageRoot: string): FileStore {
  const fileId = (path: string) => `${storageRoot}/${path}`
  return {
    async read(path) {
      const listed = await cloudApp().getTempFileURL({ fileList: [{ fileID: fileId(path), maxAge: 600 }] })
      const address = listed.fileList[0]
      if (!address || address.code !== 'SUCCESS' || !address.tempFileURL) return null
      const reply = await fetch(address.tempFileURL)
      if (reply.status === 404) return null
      if (!reply.ok) throw new Error(`the file store answered ${reply.status} for ${path}`)
      return Buffer.from(await reply.arrayBuffer())
    },
    async readRange(path, from, length) {
      const listed = await cloudApp().getTempFileURL({ fileList: [{ fileID: fileId(path), maxAge: 600 }] })
      const address = listed.fileList[0]
      if (!address || address.code !== 'SUCCESS' || !address.tempFileURL) return null
      const reply = await fetch(address.tempFileURL, { headers: { range: `bytes=${from}-${from + length - 1}` } })
      if (reply.status === 404) return null
      if (reply.status !== 206 && reply.status !== 200) throw new Error(`the file store answered ${reply.status} for a part of ${path}`)
      const body = Buffer.from(await reply.arrayBuffer())
      const etag = reply.headers.get('etag') ?? ''
      // A store without ranges answers with the whole file.
      if (reply.status === 200) return { bytes: body.subarray(from, from + length), totalBytes: body.length, etag }
      return { bytes: body, totalBytes: Number(/\/(\d+)$/.exec(reply.headers.get('content-range') ?? '')?.[1] ?? body.length), etag }
    },
    async write(path, bytes) {
      await cloudApp().uploadFile({ cloudPath: path, fileContent: bytes })
    },
    async addressOf(path, lifeMs) {
      const listed = await cloudApp().getTempFileURL({ fileList: [{ fileID: fileId(path), maxAge: Math.ceil(lifeMs / 1000) }] })
      const address = listed.fileList[0]
      return address && address.code === 'SUCCESS' && address.tempFileURL ? address.tempFileURL : null
    },
    async remove(path) {
      await cloudApp().deleteFile({ fileList: [fileId(path)] })
    },
  }
}
