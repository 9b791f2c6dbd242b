// Leave to take one exam photo on the official account's page, given to the bound WeChat itself (PHO-06). A page in
// WeChat's browser has no identity at the door: the pass, which only a call of the bound WeChat gets, stands for it.
import type { ExamPhotoPurpose } from '../../../src/domain/photos'
import { minuteMs, type EpochMs, type Milliseconds } from '../../../src/domain/units'
import type { Context } from '../context'
import { Refusal } from '../refusal'
import type { SignedIn } from '../signed-in'

/** Long enough to send the link to oneself and open it, and for a second try. */
export const photoPassLifeMs: Milliseconds = 15 * minuteMs

const sealPurpose = 'photo-pass'

export interface PhotoPass {
  readonly enrolmentId: string
  readonly purpose: ExamPhotoPurpose
  readonly traineeId: string
  /** The pass dies with the sessions: when the binding moves, or all of them are ended. */
  readonly sessionEpoch: number
  readonly untilMs: EpochMs
}

export function sealPass({ tokens }: Pick<Context, 'tokens'>, pass: PhotoPass): string {
  return tokens.seal(JSON.stringify(pass), sealPurpose)
}

/** The pass inside; throws PHOTO_PASS_ENDED for one that is old or not ours. */
export function openPass({ tokens, nowMs }: Pick<Context, 'tokens' | 'nowMs'>, sealed: string): PhotoPass {
  const plain = tokens.open(sealed, sealPurpose)
  const pass = plain === null ? null : (JSON.parse(plain) as PhotoPass)
  if (!pass || pass.untilMs <= nowMs) throw passEnded()
  return pass
}

/** Whose call it is, by the pass: the bound WeChat's, as long as it is bound and its sessions live. */
export async function signedInByPass({ database }: Pick<Context, 'database'>, pass: PhotoPass): Promise<SignedIn> {
  const trainee = await database.get('trainees', pass.traineeId)
  if (!trainee?.wechat || trainee.sessionEpoch !== pass.sessionEpoch) throw passEnded()
  return { trainee, via: 'wechat', sessionId: null, mustSetPassword: false }
}

function passEnded(): Refusal {
  return new Refusal('PHOTO_PASS_ENDED', 'the pass is unknown, over, or its binding has moved')
}
