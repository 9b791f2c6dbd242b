// Roots on their way to the provincial centre, beside the results (PRV-04, RPT-02): each at least once, with back-off.
import { hourMs, minuteMs } from '../../../src/domain/units'
import type { Context } from '../context'
import type { EvidenceRootDocument } from '../documents/house'
import { logEvent } from '../log'
import { handInRoot, hasProvince, ProvinceUnreachable } from '../province/service'

type Needs = Pick<Context, 'database' | 'secrets' | 'nowMs' | 'requestId'>

const perRun = 30
const longestWaitMs = 6 * hourMs

/** Answers with how many were taken by the centre. */
export async function sendRoots(context: Needs): Promise<number> {
  if (!hasProvince(context)) return 0
  const sealed = await context.database.find('evidence_roots', { state: 'sealed' }, { orderBy: [['_id', 'desc']], limit: perRun })
  const waiting = sealed.filter(({ province }) => province.state === 'waiting' && province.nextTryAtMs <= context.nowMs)
  let sent = 0
  for (const root of waiting) if (await send(context, root)) sent += 1
  return sent
}

/** The try is booked first, so that two runs do not send at the same time; the day makes the same root one there. */
async function send(context: Needs, root: EvidenceRootDocument): Promise<boolean> {
  const tries = root.province.tries + 1
  const booked = { ...root.province, tries, nextTryAtMs: context.nowMs + Math.min(longestWaitMs, minuteMs * 2 ** Math.min(tries, 12)) }
  const version = root.version + 1
  if (!(await context.database.updateIf('evidence_roots', { _id: root._id, version: root.version }, { province: booked, version }))) return false
  const province = await handIn(context, root, booked)
  await context.database.updateIf('evidence_roots', { _id: root._id, version }, { province, version: version + 1 })
  if (province.state !== 'sent') logEvent('evidence-root-not-sent', { requestId: context.requestId, day: root._id, tries, why: province.lastError ?? '' })
  return province.state === 'sent'
}

async function handIn(context: Needs, { _id: day, root, previous, leaves }: EvidenceRootDocument, booked: EvidenceRootDocument['province']): Promise<EvidenceRootDocument['province']> {
  try {
    return { ...booked, state: 'sent', receipt: await handInRoot(context, { day, root, previous, chains: leaves }), lastError: null }
  } catch (error) {
    if (!(error instanceof ProvinceUnreachable)) throw error
    return { ...booked, lastError: error.message }
  }
}
