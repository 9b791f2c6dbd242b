// What a check's answer does to the desk (CHK-03): time while it was due is no leased time; playing may go on from now.
import { confirmCheck, type PhotoProof } from '../checks'
import type { EpochMs } from '../units'
import type { Desk, Lease, Stretch } from './desk'

/** The desk after the bound identity confirmed. The frozen time is told to the trainee as a stretch of its own. */
export function confirmOnDesk(desk: Desk, now: EpochMs, proof: PhotoProof | null = null): { readonly desk: Desk; readonly stretches: readonly Stretch[] } {
  const { check } = desk
  if (check === null) throw new Error('no check is due')
  const at = Math.max(desk.at, now)
  const confirmed: Desk = { ...desk, ...confirmCheck(desk, proof), at, until: at }
  const { lesson, period, epoch, turn, frontierMs } = desk
  if (!desk.live || lesson === null || period === null) return { desk: confirmed, stretches: [] }
  const links = desk.links + 1
  const frozen: Stretch = { n: links, epoch, turn, period, lesson, fromAt: check.dueAt, toAt: at, creditedMs: 0, frontierMs, reason: check.missed ? 'check-missed' : 'check-due' }
  return { desk: { ...confirmed, links, stretches: [...desk.stretches, frozen] }, stretches: [frozen] }
}

/** Whether a token's page still holds the desk and may go on after the check. */
export function isHolderOf(desk: Desk, token: Pick<Lease, 'epoch' | 'turn'>): boolean {
  return desk.live && desk.epoch === token.epoch && desk.turn === token.turn
}
