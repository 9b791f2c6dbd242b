// A photo's file and its document cannot be written in one commit, and the store cannot be listed. So what is about to be
// written is noted first: a kill in between leaves the note, and the sweep finds the file by it.
import { dayMs } from '../../../src/domain/units'
import type { Context } from '../context'
import type { PhotoFileDocument } from '../documents/exam'
import { logFailure } from '../log'

type Needs = Pick<Context, 'database' | 'files' | 'nowMs'>

/** Nobody still works on a photo after a day. */
const leftOverAfterMs = dayMs
const perRun = 100

/** The file goes before the document, which thus never points to nothing; a commit that fails takes the file along. */
export async function commitWithFile(context: Needs & Pick<Context, 'requestId'>, { _id: photoId, storagePath }: Pick<PhotoFileDocument, '_id' | 'storagePath'>, bytes: Buffer, commit: () => Promise<void>): Promise<void> {
  await writePhotoFile(context, photoId, storagePath, bytes)
  try {
    await commit()
  } catch (error) {
    await dropPhotoFile(context, photoId, storagePath).catch((failure: unknown) => logFailure('photo-not-removed', failure, { requestId: context.requestId, photo: photoId }))
    throw error
  }
  await keepPhotoFile(context, photoId)
}

async function writePhotoFile(context: Needs, photoId: string, storagePath: string, bytes: Buffer): Promise<void> {
  await context.database.createIfAbsent('photo_files', { _id: photoId, version: 1, storagePath, atMs: context.nowMs })
  await context.files.write(storagePath, bytes)
}

/** The photo is stored: its file is no left-over. */
export function keepPhotoFile({ database }: Pick<Context, 'database'>, photoId: string): Promise<void> {
  return database.remove('photo_files', photoId)
}

export async function dropPhotoFile({ database, files }: Pick<Context, 'database' | 'files'>, photoId: string, storagePath: string): Promise<void> {
  await files.remove(storagePath)
  await database.remove('photo_files', photoId)
}

export function findLeftOver({ database, nowMs }: Pick<Context, 'database' | 'nowMs'>): Promise<PhotoFileDocument[]> {
  return database.find('photo_files', { atMs: { lt: nowMs - leftOverAfterMs } }, { orderBy: [['atMs', 'asc']], limit: perRun })
}

/** True when the file belonged to no photo and is gone now. */
export async function clearLeftOver(context: Pick<Context, 'database' | 'files'>, { _id: photoId, storagePath }: PhotoFileDocument): Promise<boolean> {
  if (await context.database.get('photos', photoId)) {
    await keepPhotoFile(context, photoId)
    return false
  }
  await dropPhotoFile(context, photoId, storagePath)
  return true
}
