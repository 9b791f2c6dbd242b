import { resumeAfterMiss } from '../../../src/contract/learning/resume-after-miss'
import { kindForPerson, missCheck, rearmCheck, wasShownInFull, type PhotoProof } from '../../../src/domain/checks'
import type { Desk } from '../../../src/domain/playback'
import { deskMoment, requireSameDesk, writeDesk } from '../../platform/desks'
import { handler } from '../../platform/handler'
import { hasPhotoConsent } from '../../platform/photos/check-photos'
import { ruleSetOf } from '../../platform/rules-in-force'
import { findNamedCheck, recordAndRefuse } from './check-desk'
import { commitConfirmation } from './confirm-desk'
import { readDeskFirst } from './desk-first'
import { viewCheck } from './lease-answer'
import { requirePageToken } from './lease-token'

/** The tap of the bound WeChat is the confirmation, unless a photo goes with it; a computer gets a fresh code for the phone. */
export const resumeAfterMissHandler = handler(resumeAfterMiss, {
  async load(context, { code, token }) {
    const { desk, signedIn } = await readDeskFirst(context)
    const named = findNamedCheck(context, desk, signedIn.trainee._id, code)
    const page = token === undefined ? null : await requirePageToken(context, token)
    const traineeId = signedIn.trainee._id
    if (named.kind !== 'named') return { kind: named.kind, traineeId }
    const rules = await ruleSetOf(context, named.desk.ruleSet)
    const hasConsent = named.check.kind === 'photo' && (await hasPhotoConsent(context, traineeId))
    return { ...named, page, traineeId, via: signedIn.via, hasConsent, rules, moment: deskMoment(context, traineeId, named.desk.checkNo) }
  },
  decide(loaded, { shownForMs }) {
    if (loaded.kind !== 'named') return loaded.kind
    const { desk, check, moment, via, hasConsent } = loaded
    const rules = loaded.rules.checks
    const judged: Desk = wasShownInFull(check, shownForMs, moment.now, rules) ? { ...desk, ...missCheck(desk, rules) } : desk
    const kind = kindForPerson(check.kind, hasConsent)
    const proof: PhotoProof | null = kind === 'without-photo' ? { kind: 'no-consent' } : null
    if (via === 'wechat' && kind !== 'photo') return { ...loaded, desk: judged, loadedDesk: desk, check: judged.check ?? check, proof, isConfirmed: true }
    const shownAnew = rearmCheck(judged.check ?? check, { kind, via: via === 'wechat' ? 'in-place' : 'qr', device: check.device }, moment.names, moment.now, rules)
    return { ...loaded, desk: { ...judged, check: shownAnew }, loadedDesk: desk, check: shownAnew, proof, isConfirmed: false }
  },
  async commit(context, decided, { traineeId }, { code }) {
    if (typeof decided === 'string') return recordAndRefuse(context, traineeId, code, decided)
    const { desk, loadedDesk, check, page, rules, proof, isConfirmed } = decided
    if (isConfirmed) return { lease: await commitConfirmation(context, { loaded: loadedDesk, desk, check, token: page, proof }, rules.playback.tailMs), check: null }
    await context.database.transact(async (transaction) => {
      await requireSameDesk(transaction, traineeId, loadedDesk)
      await writeDesk(transaction, context, traineeId, { desk }, rules.playback)
    })
    return { lease: null, check: viewCheck(check, context.nowMs) }
  },
})
