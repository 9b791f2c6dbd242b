// One photo on its way to the server (PHO-02). A slot lives two minutes; one that ran out meanwhile is replaced once,
// and a photo whose answer was lost is sent again into the same slot, where the server knows it.
import type { issuePhotoSlot } from '../../contract/exam/issue-photo-slot'
import type { uploadPhoto } from '../../contract/exam/upload-photo'
import type { RequestOf, ResponseOf } from '../../contract'
import type { ExamPhotoPurpose } from '../../domain/photos'
import type { CallFailure, Outcome } from '../../transport'

export interface PhotoTarget {
  readonly enrolmentId: string
  readonly purpose: ExamPhotoPurpose
  /** The slot to use; null: a new one is asked for. */
  readonly slot: string | null
}

export interface PhotoService {
  /** A new slot: only its code matters here. */
  issue(input: RequestOf<typeof issuePhotoSlot>): Promise<{ readonly ok: true; readonly data: { readonly slot: string } } | { readonly ok: false; readonly error: CallFailure }>
  upload(input: RequestOf<typeof uploadPhoto>): Promise<Outcome<typeof uploadPhoto>>
}

export type SentPhoto =
  | { readonly kind: 'received'; readonly step: ResponseOf<typeof uploadPhoto>['step'] }
  /** `slot` is what the next try should use. */
  | { readonly kind: 'failed'; readonly failure: CallFailure; readonly slot: string | null }

export async function sendPhoto(target: PhotoTarget, photo: Pick<RequestOf<typeof uploadPhoto>, 'channel' | 'image'>, service: PhotoService): Promise<SentPhoto> {
  const first = target.slot === null ? await freshSlot(target, service) : target.slot
  if (typeof first !== 'string') return first
  const sent = await upload(first, photo, service)
  if (sent.kind === 'received' || !hasExpired(sent.failure)) return sent
  const second = await freshSlot(target, service)
  return typeof second === 'string' ? upload(second, photo, service) : second
}

async function freshSlot({ enrolmentId, purpose }: PhotoTarget, service: PhotoService): Promise<string | SentPhoto> {
  const issued = await service.issue({ enrolmentId, purpose })
  return issued.ok ? issued.data.slot : { kind: 'failed', failure: issued.error, slot: null }
}

async function upload(slot: string, photo: Pick<RequestOf<typeof uploadPhoto>, 'channel' | 'image'>, service: PhotoService): Promise<SentPhoto> {
  const outcome = await service.upload({ slot, ...photo })
  if (outcome.ok) return { kind: 'received', step: outcome.data.step }
  const { error } = outcome
  // a refused photo does not use up its slot
  return { kind: 'failed', failure: error, slot: error.code === 'PHOTO_SLOT_ENDED' ? null : slot }
}

function hasExpired({ code, details }: CallFailure): boolean {
  return code === 'PHOTO_SLOT_ENDED' && (details as { why?: string } | undefined)?.why === 'expired'
}
