// The storage actions of the wire.
import { randomBytes } from 'node:crypto'
import type { Action, Params } from '../database'
import { CloudError } from '../database'
import { DEFAULT_MAX_AGE_SECONDS, DOWNLOAD_PATH, STORAGE_ROOT, UPLOAD_PATH } from './constants'
import { StoragePathError } from './errors'
import type { FileStore } from './files'
import type { Signer } from './signing'

export interface StorageSurroundings {
  readonly files: FileStore
  readonly signer: Signer
  readonly now: () => number
  /** Where uploads go: the gateway's address. */
  readonly uploadOrigin: () => string
  /** Where temporary addresses point: the public address. */
  readonly publicOrigin: () => string
}

interface FileReference {
  readonly fileid?: unknown
  readonly max_age?: unknown
}

export function storageActions({ files, signer, now, uploadOrigin, publicOrigin }: StorageSurroundings): Readonly<Record<string, Action>> {
  function getUploadMetadata(params: Params) {
    const name = String(params['path'] ?? '')
    checked(() => files.place(name))
    const url = `${uploadOrigin()}${UPLOAD_PATH}${name.split('/').map(encodeURIComponent).join('/')}`
    const authorization = signer.uploadToken(name)
    return { data: { url, token: 'local', authorization, fileId: `${STORAGE_ROOT}/${name}`, cosFileId: randomBytes(16).toString('hex') } }
  }

  function temporaryAddress({ fileid, max_age }: FileReference) {
    const name = nameOf(fileid)
    if (name === undefined || !files.has(name)) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
    const maxAge = typeof max_age === 'number' && max_age > 0 ? max_age : DEFAULT_MAX_AGE_SECONDS
    // not percent-encoded, as in the cloud: the SDK encodes the address when it downloads
    const tempFileURL = `${publicOrigin()}${DOWNLOAD_PATH}${name}?${signer.query(name, now() + maxAge * 1000)}`
    return { code: 'SUCCESS', fileID: fileid, tempFileURL, maxAge, download_url: tempFileURL }
  }

  function removeFile(fileid: unknown) {
    const name = nameOf(fileid)
    const isRemoved = name !== undefined && files.remove(name)
    return { code: isRemoved ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID: fileid }
  }

  function copyFile({ src_path, dst_path }: { src_path?: unknown; dst_path?: unknown }) {
    const isCopied = checked(() => files.copy(String(src_path), String(dst_path)))
    return { code: isCopied ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileId: isCopied ? `${STORAGE_ROOT}/${String(dst_path)}` : '' }
  }

  return {
    'storage.getUploadMetadata': getUploadMetadata,
    'storage.batchGetDownloadUrl': (params) => ({ data: { download_list: listOf<FileReference>(params['file_list']).map(temporaryAddress) } }),
    'storage.batchDeleteFile': (params) => ({ data: { delete_list: listOf<unknown>(params['fileid_list']).map(removeFile) } }),
    'storage.batchCopyFile': (params) => ({ data: { copy_list: listOf<{ src_path?: unknown; dst_path?: unknown }>(params['file_list']).map(copyFile) } }),
  }

  function nameOf(fileid: unknown): string | undefined {
    if (typeof fileid !== 'string' || !fileid.startsWith(`${STORAGE_ROOT}/`)) return undefined
    const name = fileid.slice(STORAGE_ROOT.length + 1)
    try {
      files.place(name)
      return name
    } catch {
      return undefined // no such path can exist
    }
  }
}

function checked<Result>(use: () => Result): Result {
  try {
    return use()
  } catch (error) {
    if (error instanceof StoragePathError) throw new CloudError('INVALID_PARAM', error.message)
    throw error
  }
}

function listOf<Item>(value: unknown): readonly Item[] {
  if (!Array.isArray(value)) throw new CloudError('INVALID_PARAM', 'A list of files is expected')
  return value as readonly Item[]
}
