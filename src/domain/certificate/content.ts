// What a certificate says (CRT-01): hours by course, study period, total.
import { foldLedger, type LedgerLine } from '../hours'
import { specialtyNames, type Specialty } from '../specialty'
import { dayOf, type CreditHours, type Day, type EpochMs } from '../units'

/** An entry of the hours ledger, as far as a certificate needs it. */
export interface CertifiedEntry extends LedgerLine {
  readonly atMs: EpochMs
}

export interface CertifiedHours {
  readonly hours: { title: string; creditHours: CreditHours }[]
  readonly totalHours: CreditHours
  readonly studiedFrom: Day
  readonly studiedTo: Day
}

/** Sums up the entries of the common course and of one specialty; other specialties of the person are not its concern. */
export function certifyHours(entries: readonly CertifiedEntry[], specialty: Specialty, issuedOn: Day): CertifiedHours {
  const own = entries.filter(({ account }) => account === 'common' || account === specialty)
  const totals = foldLedger(own)
  const hours = [
    { title: '公共课', creditHours: totals.common.course },
    { title: `专业课（${specialtyNames[specialty]}）`, creditHours: totals[specialty].course },
    { title: '考试', creditHours: totals[specialty].exam },
  ]
  const days = own.map(({ atMs }) => dayOf(atMs)).sort()
  return {
    hours,
    totalHours: hours.reduce((total, { creditHours }) => total + creditHours, 0),
    studiedFrom: days[0] ?? issuedOn,
    studiedTo: days.at(-1) ?? issuedOn,
  }
}

/** `16`, `3.5`, `0.25`: hundredths without superfluous zeros. */
export function formatCreditHours(hours: CreditHours): string {
  return (hours / 100).toFixed(2).replace(/\.?0+$/, '')
}

/** `2027年3月6日` */
export function formatDay(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
