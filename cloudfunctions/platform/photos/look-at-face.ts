// One look of the face service at a photo (PHO-03). Whatever it answers or fails to answer, the exam goes on.
import type { Context } from '../context'
import { logEvent } from '../log'
import { readCloudCredential } from '../secrets'
import type { FaceAccount } from './face-client.lazy'

export type FaceAnswer =
  | { readonly kind: 'compared'; readonly score: number; readonly model: string }
  /** There was nothing to compare with, or nobody to be seen on it. */
  | { readonly kind: 'seen' }
  | { readonly kind: 'no-face' }
  /** Down, slow, refused: it may be asked again. */
  | { readonly kind: 'unavailable' }
  /** None is configured. */
  | { readonly kind: 'off' }

/** Somebody waits for their photo to be taken: longer than this the service is not waited for. */
const longestWaitMs = 2_500

/** The service's words for a photo on which it finds nobody; of two photos it does not say which, so the new one is shown to it alone. */
const noFaceCodes = ['InvalidParameterValue.NoFaceInPhoto', 'FailedOperation.FaceSizeTooSmall', 'FailedOperation.ImageFacedetectFailed']

export async function lookAtFace(context: Pick<Context, 'secrets' | 'requestId'>, photo: Buffer, reference: Buffer | null): Promise<FaceAnswer> {
  const { secrets } = context
  if (secrets.setting('FACE_ENDPOINT') === '') return { kind: 'off' }
  const { compareThroughTencent, detectThroughTencent } = await import('./face-client.lazy')
  const account: FaceAccount = { ...readCloudCredential(process.env), endpoint: secrets.setting('FACE_ENDPOINT'), protocol: secrets.setting('FACE_PROTOCOL'), timeoutSeconds: Math.ceil(longestWaitMs / 1000) }
  try {
    if (reference === null) {
      await inTime(detectThroughTencent(account, photo))
      return { kind: 'seen' }
    }
    return { kind: 'compared', ...(await inTime(compareThroughTencent(account, reference, photo))) }
  } catch (error) {
    const code = String((error as { code?: unknown } | null)?.code ?? 'NETWORK').slice(0, 100) || 'NETWORK'
    if (noFaceCodes.includes(code)) return reference === null ? { kind: 'no-face' } : lookAtFace(context, photo, null)
    // The SDK throws for a refused request and for a broken network alike; both leave the comparison to be made later.
    logEvent('face-not-compared', { requestId: context.requestId, code })
    return { kind: 'unavailable' }
  }
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('the face service did not answer in time'), { code: 'TOO_SLOW' })), longestWaitMs)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
