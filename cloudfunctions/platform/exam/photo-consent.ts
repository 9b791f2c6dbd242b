// The separate consent for face photos (PRV-01): its own text, its own record, withdrawable at any time.
import type { Context } from '../context'
import type { ConsentDocument, TraineeDocument } from '../documents/people'
import type { SchoolDocument } from '../documents/house'
import { appendEvidence } from '../evidence'
import { CommitConflict } from '../refusal'
import { requireSignedIn } from '../signed-in'
import { consentIdOf } from './exam-case'

/** The newest ones are shown; every step is in the evidence. */
const stepsKept = 100

export interface LoadedConsent {
  readonly trainee: TraineeDocument
  readonly school: SchoolDocument
  readonly consent: ConsentDocument | null
}

export async function loadConsent(context: Context): Promise<LoadedConsent> {
  const { trainee } = await requireSignedIn(context)
  const [school, consent] = await Promise.all([context.database.get('school', 'school'), context.database.get('consents', consentIdOf(trainee._id))])
  if (!school) throw new Error('the school is not set up')
  return { trainee, school, consent }
}

export async function commitConsent(context: Context, { trainee, consent }: LoadedConsent, current: ConsentDocument['current'], step: ConsentDocument['history'][number]): Promise<void> {
  const id = consentIdOf(trainee._id)
  await context.database.transact(async (transaction) => {
    const stored = await transaction.get('consents', id)
    if ((stored?.version ?? 0) !== (consent?.version ?? 0)) throw new CommitConflict('the consent changed')
    await transaction.put('consents', {
      _id: id,
      version: (stored?.version ?? 0) + 1,
      traineeId: trainee._id,
      kind: 'face-photo',
      current,
      history: [...(stored?.history ?? []), step].slice(-stepsKept),
      // Whoever withdraws wants the photos gone too (PIPL art. 47); given again, the wish about the old ones stands.
      deletionAskedAtMs: step.action === 'withdrawn' ? step.atMs : (stored?.deletionAskedAtMs ?? null),
      isDeletionNew: step.action === 'withdrawn' || (stored?.isDeletionNew ?? false),
    })
    await appendEvidence(transaction, context, 'identity', trainee._id, { event: `photo-consent-${step.action}`, text: step.textVersion })
  })
}
