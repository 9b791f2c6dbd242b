import type { DeskDocument } from '../../platform/documents/learning'
import { Refusal } from '../../platform/refusal'

/** `desk` is the one that another page plays at; a right that ended has nobody to name. */
export function superseded(desk: DeskDocument | null): Refusal {
  const holder = desk !== null && desk.live ? desk.holder : null
  return new Refusal('LEASE_SUPERSEDED', 'another page took over, or the right to play ended', { device: holder?.device ?? null, sinceMs: holder === null ? null : (desk?.openedAt ?? null) })
}
