// Web sessions: a random bearer token, of which only the keyed hash is stored (ACC-04).
import type { ResponseOf } from '../../../src/contract'
import type { finishScanSignIn } from '../../../src/contract/account/finish-scan-sign-in'
import { maskName } from '../../../src/domain/account'
import type { RuleSet } from '../../../src/domain/rules'
import type { Context } from '../context'
import type { SessionDocument, TraineeDocument } from '../documents/people'

export type WebSession = Extract<ResponseOf<typeof finishScanSignIn>, { kind: 'session' }>

const unnamedDevice = '未命名的设备'

export async function openSession(
  context: Pick<Context, 'database' | 'lookupHash' | 'nowMs' | 'newToken'>,
  rules: RuleSet,
  trainee: TraineeDocument,
  begin: { readonly device: string | undefined; readonly proof: SessionDocument['proof']; readonly mustSetPassword: boolean },
): Promise<WebSession> {
  const session = context.newToken()
  const expiresInMs = rules.accounts.sessionLifeMs
  await context.database.put('sessions', {
    _id: context.lookupHash('session', session),
    version: 1,
    traineeId: trainee._id,
    sessionEpoch: trainee.sessionEpoch,
    device: begin.device?.trim() || unnamedDevice,
    createdAtMs: context.nowMs,
    expiresAtMs: context.nowMs + expiresInMs,
    endedAtMs: null,
    mustSetPassword: begin.mustSetPassword,
    proof: begin.proof,
  })
  return { kind: 'session', session, mustSetPassword: begin.mustSetPassword, expiresInMs, maskedName: maskName(trainee.name), idTail: trainee.idTail }
}
