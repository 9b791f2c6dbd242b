// A summary sheet from the store, read, judged and settled against what is known: all of an import but the writing.
import { createHash } from 'node:crypto'
import { columnNames, judgeRoster, settlePerson, type RosterMoment, type RosterRow, type RosterVerdict, type SettledRow } from '../../../src/domain/enrolment'
import type { RuleSet } from '../../../src/domain/rules'
import { dayOf } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import { findFormerOwners, findKnownPeople } from '../../platform/enrolment/known-people'
import type { PlannedPerson } from '../../platform/enrolment/write-person'
import { refuseOperator } from '../../platform/operator-answer'
import { readWorkbook, requireFile, type ReadSheet } from '../../platform/spreadsheet'

export interface JudgedSheet {
  /** sha256 of the file: the roster's id (ENR-10). */
  readonly rosterId: string
  readonly bytes: Buffer
  readonly rows: readonly SettledRow[]
  /** ID numbers that the database holds already. */
  readonly known: ReadonlySet<string>
  readonly agent: { readonly name: string | null; readonly phone: string | null }
  /** Sheets with people besides the one that was read. */
  readonly otherSheets: readonly string[]
}

type Needs = Pick<Context, 'database' | 'files' | 'lookupHash' | 'nowMs'>

export async function judgeSheet(context: Needs, input: { path: string; employer?: string | undefined; acceptWarnings: boolean }, rules: RuleSet): Promise<JudgedSheet> {
  const bytes = await requireFile(context, input.path)
  const today = dayOf(context.nowMs)
  const { verdict, otherSheets } = chooseSheet(await readWorkbook(bytes, input.path), { today, windowMonths: rules.enrolmentWindowMonths, employer: input.employer?.trim() || null })
  const rosterId = createHash('sha256').update(bytes).digest('hex')
  const idNumbers = verdict.rows.map((row) => row.idNumber).filter((idNumber) => idNumber !== '')
  const known = await findKnownPeople(context, idNumbers)
  const former = await findFormerOwners(context, idNumbers.filter((idNumber) => !known.has(idNumber)))
  const read = verdict.rows.map((row): RosterRow => (row.name !== '' && former.get(row.idNumber) === row.name ? { ...row, problems: [...row.problems, { code: 'ID_NUMBER_CORRECTED' }] } : row))
  const settled = groupPeople(read).flatMap((rows) => settlePerson(rows, known.get(rows[0]?.idNumber ?? '') ?? null, { rosterId, today, acceptWarnings: input.acceptWarnings }))
  return { rosterId, bytes, rows: settled.sort((left, right) => left.row - right.row), known: new Set(known.keys()), agent: verdict.agent, otherSheets }
}

type ReadRoster = Extract<RosterVerdict, { kind: 'read' }>

function chooseSheet(sheets: readonly ReadSheet[], moment: RosterMoment): { verdict: ReadRoster; otherSheets: string[] } {
  const judged = sheets.map((sheet) => ({ name: sheet.name, verdict: judgeRoster(sheet.rows, moment) }))
  const readable = judged.flatMap(({ name, verdict }) => (verdict.kind === 'read' && verdict.rows.length > 0 ? [{ name, verdict }] : []))
  const [first, ...others] = readable
  if (first) return { verdict: first.verdict, otherSheets: others.map((sheet) => sheet.name) }
  if (judged.some(({ verdict }) => verdict.kind === 'read')) throw refuseOperator('ROSTER_REFUSED', '表里只有表头，没有学员，请核对文件。')
  const closest = judged.flatMap(({ verdict }) => (verdict.kind === 'refused' ? [verdict.missing] : [])).sort((left, right) => left.length - right.length)[0] ?? []
  throw refuseOperator('ROSTER_REFUSED', `没有找到完整的表头，缺少：${closest.map((column) => columnNames[column]).join('、')}。请对照报名汇总表模板，表头要写在学员上面的一行。`)
}

/** Rows of one person together; a row without a readable ID number stands alone. */
function groupPeople(rows: readonly RosterRow[]): RosterRow[][] {
  const groups = new Map<string, RosterRow[]>()
  for (const row of rows) {
    const key = row.idNumber === '' ? `row ${row.row}` : row.idNumber
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

/** The people to write: those with at least one new row. */
export function planPeople({ rows, known }: Pick<JudgedSheet, 'rows' | 'known'>): PlannedPerson[] {
  const people = new Map<string, { person: Omit<PlannedPerson, 'rows'>; rows: PlannedPerson['rows'][number][] }>()
  for (const row of rows.filter((one) => one.outcome === 'new')) {
    const planned = people.get(row.idNumber) ?? { person: { idNumber: row.idNumber, name: row.name, phone: row.phone, periodKey: row.periodKey, expires: row.expires, isStranger: !known.has(row.idNumber) }, rows: [] }
    planned.rows.push({ row: row.row, route: row.route, employer: row.employer, registrationNumber: row.registrationNumber, warnings: row.warnings, enrolments: row.enrolments })
    people.set(row.idNumber, planned)
  }
  return [...people.values()].map(({ person, rows: own }) => ({ ...person, rows: own }))
}

