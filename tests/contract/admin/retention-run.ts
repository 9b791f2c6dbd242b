// What the deletion job left, as the tests look at it.
import type { ExamCloud, Person } from '../exam/arrange'

export const dayMs = 86_400_000

export interface StoredPhoto {
  readonly _id: string
  readonly purpose: string
  readonly storagePath: string
  readonly sha256: string
  readonly deletedAtMs: number | null
}

export interface Destruction {
  readonly _id: string
  readonly kind: string
  readonly why: string
  readonly ruleSetId: string
  readonly termDays: number
  readonly count: number
  readonly items: { id: string; hash: string | null }[]
}

export async function runRetention(cloud: ExamCloud): Promise<{ photos: number; messages: number; watchDetails: number; examDetails: number }> {
  return ((await cloud.post('/emulator/timer/retention', {})).body as { result: { data: never } }).result.data
}

/** Each photo of the person with what is left of it. */
export async function photosOf(cloud: ExamCloud, { traineeId }: Pick<Person, 'traineeId'>): Promise<{ purpose: string; isMarked: boolean; hasFile: boolean; id: string; sha256: string }[]> {
  const photos = await cloud.read<StoredPhoto>('photos', { traineeId })
  return Promise.all(
    photos.map(async ({ _id, purpose, storagePath, sha256, deletedAtMs }) => {
      const file = await fetch(`${cloud.url}/emulator/storage/${storagePath}`)
      await file.arrayBuffer()
      return { id: _id, sha256, purpose, isMarked: deletedAtMs !== null, hasFile: file.status === 200 }
    }),
  )
}

/** `kept` or `gone`; anything between the two is a fault. */
export async function fateOf(cloud: ExamCloud, person: Pick<Person, 'traineeId'>): Promise<string[]> {
  return (await photosOf(cloud, person)).map(({ purpose, isMarked, hasFile }) => `${purpose} ${isMarked === hasFile ? 'half' : isMarked ? 'gone' : 'kept'}`).sort()
}

export async function destructionsOf(cloud: ExamCloud, ids: readonly string[]): Promise<Destruction[]> {
  return (await cloud.read<Destruction>('destructions', {})).filter(({ items }) => items.some(({ id }) => ids.includes(id)))
}
