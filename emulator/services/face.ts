// Tencent Cloud's CompareFace with a scripted outcome; `down` answers like a service that cannot.
export const faceOutcomes = ['same', 'unsure', 'different', 'down'] as const
export type FaceOutcome = (typeof faceOutcomes)[number]

const SCORES: Readonly<Record<Exclude<FaceOutcome, 'down'>, number>> = { same: 96.5, unsure: 55, different: 12 }
export const FACE_MODEL_VERSION = '3.0'

export interface FaceService {
  readonly outcome: () => FaceOutcome
  script(outcome: FaceOutcome): void
  /** The answer's fields, or undefined when the service is down. */
  compare(): Readonly<Record<string, unknown>> | undefined
}

export function createFaceService(): FaceService {
  let outcome: FaceOutcome = 'same'

  function compare(): Readonly<Record<string, unknown>> | undefined {
    return outcome === 'down' ? undefined : { Score: SCORES[outcome], FaceModelVersion: FACE_MODEL_VERSION }
  }

  return {
    outcome: () => outcome,
    script: (next) => {
      outcome = next
    },
    compare,
  }
}
