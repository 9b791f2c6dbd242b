// Tencent Cloud's face service with a scripted outcome. `down` answers like a service that cannot, `slow` says the same
// person, later than anybody waits, `no-face` finds nobody on the picture, `no-face-in-reference` nobody on the one it is compared with.
export const faceOutcomes = ['same', 'unsure', 'different', 'no-face', 'no-face-in-reference', 'down', 'slow'] as const
export type FaceOutcome = (typeof faceOutcomes)[number]

const SCORES: Readonly<Record<'same' | 'unsure' | 'different', number>> = { same: 96.5, unsure: 55, different: 12 }
export const FACE_MODEL_VERSION = '3.0'
/** Longer than the functions wait, short enough to end with the test that asked for it. */
export const SLOW_ANSWER_MS = 8_000

export type FaceReply = { readonly fields: Readonly<Record<string, unknown>> } | { readonly error: 'InternalError' | 'InvalidParameterValue.NoFaceInPhoto' }

export interface FaceService {
  readonly outcome: () => FaceOutcome
  /** How often the service was asked since the start. */
  readonly calls: () => number
  script(outcome: FaceOutcome): void
  compare(): FaceReply
  detect(): FaceReply
}

export function createFaceService(): FaceService {
  let outcome: FaceOutcome = 'same'
  let calls = 0

  function answer(fields: (seen: 'same' | 'unsure' | 'different') => Readonly<Record<string, unknown>>): FaceReply {
    calls += 1
    if (outcome === 'down') return { error: 'InternalError' }
    if (outcome === 'no-face') return { error: 'InvalidParameterValue.NoFaceInPhoto' }
    return { fields: fields(outcome === 'slow' || outcome === 'no-face-in-reference' ? 'same' : outcome) }
  }

  return {
    outcome: () => outcome,
    calls: () => calls,
    script: (next) => {
      outcome = next
    },
    compare: () => (outcome === 'no-face-in-reference' ? { error: 'InvalidParameterValue.NoFaceInPhoto' } : answer((seen) => ({ Score: SCORES[seen], FaceModelVersion: FACE_MODEL_VERSION }))),
    detect: () => answer(() => ({ ImageWidth: 480, ImageHeight: 640, FaceModelVersion: FACE_MODEL_VERSION, FaceInfos: [{ X: 120, Y: 160, Width: 240, Height: 300 }] })),
  }
}
