// The private file store. Paths are ours; the store's file ids are made from STORAGE_ROOT.
import { cloudApp } from './app'

export interface FileStore {
  /** Null when there is no such file. */
  read(path: string): Promise<Buffer | null>
  write(path: string, bytes: Buffer): Promise<void>
  /** A signed address that expires. */
  addressOf(path: string, lifeMs: number): Promise<string | null>
  remove(path: string): Promise<void>
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
