// What becomes of one person's rows beside what is known already (ENR-04, ENR-09): pure, so that a dry run and the
// import itself cannot differ.
import type { EnrolmentItem, Specialty } from '../specialty'
import { daysBetween, type Day } from '../units'
import type { RosterRow, RowNote, RowProblemFinding, RowWarning } from './roster'

export interface KnownEnrolment {
  readonly specialty: Specialty
  readonly item: EnrolmentItem
  /** The registration period, named by its expiry or by the day a direct application was taken in. */
  readonly periodKey: string
  readonly roster: { readonly rosterId: string; readonly row: number } | null
}

export interface KnownPerson {
  readonly traineeId: string
  readonly name: string
  readonly phone: string
  readonly enrolments: readonly KnownEnrolment[]
  readonly periodKeys: readonly string[]
}

export type RowOutcome = 'new' | 'same' | 'needs-acceptance' | 'refused'

export interface SettledEnrolment {
  readonly specialty: Specialty
  readonly item: EnrolmentItem
}

export interface SettledRow extends Omit<RosterRow, 'enrolments'> {
  readonly outcome: RowOutcome
  readonly periodKey: string
  /** What to write; empty unless the outcome is `new`. */
  readonly enrolments: readonly SettledEnrolment[]
  readonly specialties: readonly Specialty[]
}

const directPrefix = 'direct-'
/** A second direct application within a year belongs to the same renewal. */
const directPeriodDays = 365

/** The key of the registration period a row belongs to. */
export function periodKeyOf(row: Pick<RosterRow, 'expires'>, known: KnownPerson | null, today: Day): string {
  if (row.expires !== null) return row.expires
  const recent = (known?.periodKeys ?? []).filter((key) => key.startsWith(directPrefix) && daysBetween(key.slice(directPrefix.length), today) < directPeriodDays)
  return [...recent].sort().at(-1) ?? `${directPrefix}${today}`
}

export function settlePerson(rows: readonly RosterRow[], known: KnownPerson | null, sheet: { readonly rosterId: string; readonly today: Day; readonly acceptWarnings: boolean }): SettledRow[] {
  const expires = rows.find((row) => row.expires !== null)?.expires ?? null
  const periodKey = periodKeyOf({ expires }, known, sheet.today)
  const earlier = (known?.enrolments ?? []).filter((one) => one.periodKey === periodKey)
  const isOfThisSheet = (row: RosterRow, specialty: Specialty): boolean =>
    earlier.some((one) => one.specialty === specialty && one.roster?.rosterId === sheet.rosterId && one.roster.row === row.row)
  const isWritten = (row: RosterRow): boolean => row.enrolments.length > 0 && row.enrolments.every((one) => isOfThisSheet(row, one.specialty))

  const items = assignItems(rows, earlier.some((one) => one.item === 'main' && !rows.some((row) => isOfThisSheet(row, one.specialty))))
  const judged = rows.map((row) => {
    const problems: RowProblemFinding[] = [...row.problems]
    const warnings: RowWarning[] = [...row.warnings]
    if (known && known.name !== row.name && row.name !== '') problems.push({ code: 'NAME_DIFFERS' })
    if (known && known.phone !== row.phone && row.phone !== '') warnings.push('PHONE_DIFFERS')
    const isDuplicate = !isWritten(row) && row.enrolments.some((one) => earlier.some((old) => old.specialty === one.specialty && !isOfThisSheet(row, one.specialty)))
    // A duplicate says all: that its 主项 exists already is the same fact.
    if (isDuplicate) problems.push({ code: 'DUPLICATE_IN_DATABASE' })
    else problems.push(...(items.get(row.row)?.problems ?? []))
    return { row, problems, warnings }
  })
  const isTaken = (warnings: readonly RowWarning[]): boolean => warnings.length === 0 || sheet.acceptWarnings
  const mains = judged.filter(({ row, problems }) => problems.length === 0 && (items.get(row.row)?.enrolments ?? []).some((one) => one.item === 'main'))
  const hasMain = mains.length > 0 || earlier.some((one) => one.item === 'main')
  // 增项 stand beside a 主项 of the same period: without one they are refused, and they wait while it waits.
  const mainWaits = hasMain && !earlier.some((one) => one.item === 'main') && !mains.some(({ warnings }) => isTaken(warnings))
  const withoutMain = judged.some(({ problems }) => problems.length > 0) ? 'PERSON_REFUSED' : 'MAIN_MISSING'
  return judged.map(({ row, problems, warnings }) => {
    const mine = items.get(row.row)
    const notes: RowNote[] = mine?.isAssumed ? [...row.notes, 'ITEM_ASSUMED'] : [...row.notes]
    const all = problems.length === 0 && !hasMain ? [{ code: withoutMain } as const] : problems
    const outcome = outcomeOf(all.length > 0, isWritten(row), !isTaken(warnings) || mainWaits)
    return { ...row, problems: all, warnings, notes, outcome, periodKey, enrolments: outcome === 'new' ? (mine?.enrolments ?? []) : [], specialties: row.enrolments.map((one) => one.specialty) }
  })
}

function outcomeOf(isRefused: boolean, isWritten: boolean, needsAcceptance: boolean): RowOutcome {
  if (isRefused) return 'refused'
  if (isWritten) return 'same'
  return needsAcceptance ? 'needs-acceptance' : 'new'
}

interface AssignedItems {
  readonly enrolments: readonly SettledEnrolment[]
  readonly problems: readonly RowProblemFinding[]
  readonly isAssumed: boolean
}

/** Exactly one specialty of a period is 主项 (ENR-09): what the sheet leaves out is filled in only where one reading is left. */
function assignItems(rows: readonly RosterRow[], hasMainElsewhere: boolean): Map<number, AssignedItems> {
  const written = rows.flatMap((row) => row.enrolments.map((one) => ({ row: row.row, ...one })))
  const mains = written.filter((one) => one.item === 'main')
  const open = written.filter((one) => one.item === null)
  const distinct = new Set(written.map((one) => one.specialty)).size
  return new Map(
    rows.map((row) => {
      const problems: RowProblemFinding[] = []
      const otherMain = mains.find((one) => one.row !== row.row)
      const ownMains = row.enrolments.filter((one) => one.item === 'main')
      if (ownMains.length > 1) problems.push({ code: 'MAIN_TWICE', otherRow: row.row })
      else if (ownMains.length === 1 && otherMain && otherMain.specialty !== ownMains[0]?.specialty) problems.push({ code: 'MAIN_TWICE', otherRow: otherMain.row })
      else if (ownMains.length === 1 && hasMainElsewhere) problems.push({ code: 'MAIN_IN_DATABASE' })
      const hasOpen = row.enrolments.some((one) => one.item === null)
      const assumed: EnrolmentItem | null = mains.length > 0 || hasMainElsewhere ? 'additional' : distinct === 1 || open.length === 1 ? 'main' : null
      if (hasOpen && assumed === null) problems.push({ code: 'ITEM_UNCLEAR' })
      const enrolments = row.enrolments.map((one) => ({ specialty: one.specialty, item: one.item ?? assumed ?? 'additional' }))
      return [row.row, { enrolments, problems, isAssumed: hasOpen && assumed !== null }] as const
    }),
  )
}
