// The words of exam messages (NTC-01).
import { dayOf, hourMs, type Day, type EpochMs } from '../../../src/domain/units'
import type { TraineeDocument } from '../documents/people'

/** The phone left by the person goes before the one that was reserved, which may be shared (ACC-07). */
export function phoneOf(trainee: Pick<TraineeDocument, 'ownPhone' | 'reservedPhone'>): string {
  return trainee.ownPhone ?? trainee.reservedPhone
}

/** `3月6日` */
export function monthAndDay(day: Day): string {
  const [, month = '', date = ''] = day.split('-')
  return `${Number(month)}月${Number(date)}日`
}

/** `3月6日 16:00`, in UTC+8 */
export function clockTime(instant: EpochMs): string {
  return `${monthAndDay(dayOf(instant))} ${new Date(instant + 8 * hourMs).toISOString().slice(11, 16)}`
}
