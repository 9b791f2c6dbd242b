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
  const { enrolmentId, purpose } = target
  const sent = await sendIntoSlot(target.slot, () => service.issue({ enrolmentId, purpose }), (slot) => service.upload({ slot, ...photo }))
  return sent.kind === 'received' ? { kind: 'received', step: sent.data.step } : sent
}

type Answer<Data> = { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: CallFailure }

export type SentIntoSlot<Data> = { readonly kind: 'received'; readonly slot: string; readonly data: Data } | Extract<SentPhoto, { kind: 'failed' }>

/** Into the slot given, or a new one; also the photo of a check goes this way. */
export async function sendIntoSlot<Data>(slot: string | null, issue: () => Promise<Answer<{ readonly slot: string }>>, upload: (slot: string) => Promise<Answer<Data>>): Promise<SentIntoSlot<Data>> {
  const first = slot ?? (await freshSlot(issue))
  if (typeof first !== 'string') return first
  const sent = await into(first, upload)
  if (sent.kind === 'received' || !hasExpired(sent.failure)) return sent
  const second = await freshSlot(issue)
  return typeof second === 'string' ? into(second, upload) : second
}

async function freshSlot(issue: () => Promise<Answer<{ readonly slot: string }>>): Promise<string | Extract<SentPhoto, { kind: 'failed' }>> {
  const issued = await issue()
  return issued.ok ? issued.data.slot : { kind: 'failed', failure: issued.error, slot: null }
}

async function into<Data>(slot: string, upload: (slot: string) => Promise<Answer<Data>>): Promise<SentIntoSlot<Data>> {
  const outcome = await upload(slot)
  if (outcome.ok) return { kind: 'received', slot, data: outcome.data }
  const { error } = outcome
  // a refused photo does not use up its slot
  return { kind: 'failed', failure: error, slot: error.code === 'PHOTO_SLOT_ENDED' ? null : slot }
}

function hasExpired({ code, details }: CallFailure): boolean {
  return code === 'PHOTO_SLOT_ENDED' && (details as { why?: string } | undefined)?.why === 'expired'
}
