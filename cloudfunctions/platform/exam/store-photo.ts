// Keeps one exam photo, in one commit with the step of the exam that it completes.
import type { Look } from '../../../src/domain/exam'
import type { CaptureChannel } from '../../../src/domain/rules'
import type { Context } from '../context'
import type { PhotoSlotDocument } from '../documents/exam'
import type { DrawnPhoto } from '../photos/draw-photo'
import type { Examination } from '../photos/examine-photo'
import { keepPhoto } from '../photos/keep-photo'
import { writeExit, type AcceptedExit, type ExitParts } from './accept-exit'
import { changeExam } from './commit-exam'
import type { ExamCase } from './exam-case'

export interface PhotoToStore {
  readonly slot: PhotoSlotDocument
  readonly examCase: ExamCase
  readonly photo: DrawnPhoto
  readonly examination: Examination
  readonly channel: CaptureChannel
  readonly look: Extract<Look, { kind: 'photo' }>
  /** For an exit photo: what it leads to. */
  readonly accepted: AcceptedExit | null
  readonly parts: ExitParts | null
}

export function storePhoto(context: Context, { slot, examCase, photo, examination, channel, look, accepted, parts }: PhotoToStore): Promise<void> {
  const { photoId, isLate } = look
  return keepPhoto(context, { photoId, slot, photo, examination, channel, isLate, rules: examCase.rules }, async (transaction) => {
    if (accepted && parts) await writeExit(transaction, context, examCase, parts, accepted)
    else await changeExam(transaction, context, examCase, { entry: look })
  })
}
