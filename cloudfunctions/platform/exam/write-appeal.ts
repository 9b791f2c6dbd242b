// An appeal is handed in: the appeal, the attempt's state and the evidence in one commit (PHO-04).
import { movedTo } from '../../../src/domain/exam'
import { DuplicateDocument } from '../cloudbase/database'
import type { Context } from '../context'
import type { AppealDocument, AttemptDocument, PhotoDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { commitWithFile } from '../photos/photo-files'
import { CommitConflict, Refusal } from '../refusal'

export interface AppealToWrite {
  readonly attempt: AttemptDocument
  readonly appeal: AppealDocument
  /** The material, if any. */
  readonly photo: { readonly document: PhotoDocument; readonly bytes: Buffer } | null
}

export async function writeAppeal(context: Context, { attempt, appeal, photo }: AppealToWrite): Promise<void> {
  const commit = (): Promise<void> =>
    context.database.transact(async (transaction) => {
      const current = await transaction.get('attempts', attempt._id)
      if (current?.stamp !== attempt.stamp) throw new CommitConflict('the attempt changed')
      await transaction.create('appeals', appeal)
      await transaction.update('attempts', attempt._id, { state: movedTo(attempt.state, 'appealed'), appealId: appeal._id, appeals: attempt.appeals + 1, stamp: context.newId() })
      if (photo) {
        await transaction.create('claims', { _id: `photo_${photo.document.sha256}`, owner: photo.document._id, atMs: context.nowMs })
        await transaction.create('photos', photo.document)
      }
      await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, { event: 'appealed', attempt: attempt._id, appeal: appeal._id, against: appeal.against.state, photo: photo?.document._id ?? null, sha256: photo?.document.sha256 ?? null })
    })
  try {
    await (photo ? commitWithFile(context, photo.document, photo.bytes, commit) : commit())
  } catch (error) {
    if (error instanceof DuplicateDocument) throw new Refusal('PHOTO_REUSED', 'the same image was handed in before')
    throw error
  }
}
