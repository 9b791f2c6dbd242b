// Judges a summary sheet row by row and person by person (ENR-03, ENR-04, ENR-09, ENR-11). A bad row is refused whole.
import { compactTextOf, isBlank, textOf, type SheetCell, type SheetRow } from '../sheet'
import type { EnrolmentItem, Specialty } from '../specialty'
import type { Day } from '../units'
import { readDay, readItem, readName, readPhone, readIdNumber, readSpecialties, type CellProblem } from './cells'
import { findHeader, headingOf, type ColumnPlaces, type RosterColumn } from './header'
import { judgeWindow, type WindowVerdict } from './window'

export type RowProblem =
  | CellProblem
  | 'EMPLOYER_MISSING'
  | 'DUPLICATE_IN_FILE'
  | 'NAMES_CONFLICT'
  | 'PHONES_CONFLICT'
  | 'EXPIRES_CONFLICT'
  | 'ITEM_UNCLEAR'
  | 'MAIN_TWICE'
  | 'MAIN_MISSING'
  | 'DUPLICATE_IN_DATABASE'
  | 'NAME_DIFFERS'
  | 'ID_NUMBER_CORRECTED'
  | 'MAIN_IN_DATABASE'
  | 'PERSON_REFUSED'

/** Taken only when the operator accepts with a reason. */
export type RowWarning = 'TOO_EARLY' | 'EXPIRES_MISSING' | 'PHONE_DIFFERS'
/** Told, and taken. */
export type RowNote = 'DIRECT_ROUTE' | 'ITEM_ASSUMED' | 'PERSON_FROM_ABOVE' | 'EMPLOYER_FROM_ABOVE' | 'SHARED_PHONE'

export interface RowProblemFinding {
  readonly code: RowProblem
  /** The other row of a duplicate or conflict; the row number as Excel shows it. */
  readonly otherRow?: number
}

export interface RosterEnrolment {
  readonly specialty: Specialty
  /** Null only while the row is refused. */
  readonly item: EnrolmentItem | null
}

/** One row as read and judged; `row` is the number Excel shows. */
export interface RosterRow {
  readonly row: number
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly employer: string
  readonly registrationNumber: string | null
  readonly expires: Day | null
  readonly route: 'platform' | 'direct'
  readonly enrolments: readonly RosterEnrolment[]
  readonly problems: readonly RowProblemFinding[]
  readonly warnings: readonly RowWarning[]
  readonly notes: readonly RowNote[]
}

export interface RosterMoment {
  readonly today: Day
  readonly windowMonths: number
  /** For sheets without an employer column. */
  readonly employer: string | null
}

export type RosterVerdict =
  | { readonly kind: 'read'; readonly rows: readonly RosterRow[]; readonly agent: { readonly name: string | null; readonly phone: string | null } }
  | { readonly kind: 'refused'; readonly missing: readonly RosterColumn[] }

const cancelledWords = /注销|逾期|过期|失效|线下|直接申报/
/** Cells below the people: totals, signatures, notes. */
const closingWords = /^(合计|总计|小计|备注|说明|注|填表|制表|经办人|联系人|审核|单位盖章|盖章|日期|填报)/

export function judgeRoster(sheet: readonly SheetRow[], moment: RosterMoment): RosterVerdict {
  const header = findHeader(sheet)
  if (header.kind === 'refused') return header
  const rows: RosterRow[] = []
  let above: PersonCells | null = null
  for (let index = header.firstDataRow; index < sheet.length; index += 1) {
    const cells = cellsOf(sheet[index] ?? [], header.places)
    if (isClosing(sheet[index] ?? [], cells)) continue
    const row: { readonly judged: RosterRow; readonly person: PersonCells } = judgeRow(index + 1, cells, above, moment)
    above = row.person
    rows.push(row.judged)
  }
  return { kind: 'read', rows: judgePeople(rows, moment), agent: findAgent(sheet, header.places, header.firstDataRow) }
}

type RowCells = Readonly<Record<RosterColumn, SheetCell>>

function cellsOf(row: SheetRow, places: ColumnPlaces): RowCells {
  const at = (column: RosterColumn): SheetCell => {
    const place = places[column]
    return place === undefined ? null : (row[place] ?? null)
  }
  return {
    name: at('name'),
    idNumber: at('idNumber'),
    phone: at('phone'),
    specialty: at('specialty'),
    item: at('item'),
    employer: at('employer'),
    registrationNumber: at('registrationNumber'),
    expires: at('expires'),
    registrationState: at('registrationState'),
    agentName: at('agentName'),
    agentPhone: at('agentPhone'),
  }
}

/** Blank rows, a heading repeated on a new page, totals and signatures are no people. */
function isClosing(row: SheetRow, cells: RowCells): boolean {
  const first = row.map(compactTextOf).find((text) => text !== '')
  if (first === undefined || closingWords.test(first) || closingWords.test(compactTextOf(cells.name))) return true
  if (isBlank(cells.name) && isBlank(cells.idNumber) && isBlank(cells.specialty)) return true
  return headingOf(compactTextOf(cells.name)) === 'name'
}

/** What a merged cell leaves blank in the rows below it. */
interface PersonCells {
  readonly name: SheetCell
  readonly idNumber: SheetCell
  readonly phone: SheetCell
  readonly employer: SheetCell
  readonly expires: SheetCell
  readonly registrationState: SheetCell
}

function judgeRow(row: number, own: RowCells, above: PersonCells | null, moment: RosterMoment): { judged: RosterRow; person: PersonCells } {
  const notes: RowNote[] = []
  const problems: RowProblemFinding[] = []
  let cells = own
  if (above && isBlank(own.name) && isBlank(own.idNumber) && isBlank(own.phone) && !isBlank(own.specialty)) {
    notes.push('PERSON_FROM_ABOVE')
    cells = { ...own, name: above.name, idNumber: above.idNumber, phone: above.phone, employer: isBlank(own.employer) ? above.employer : own.employer, expires: isBlank(own.expires) ? above.expires : own.expires }
  }
  function take<Value>(verdict: { kind: 'read'; value: Value } | { kind: 'refused'; problem: CellProblem }, otherwise: Value): Value {
    if (verdict.kind === 'read') return verdict.value
    problems.push({ code: verdict.problem })
    return otherwise
  }
  const name = take(readName(cells.name), compactTextOf(cells.name))
  const idNumber = take(readIdNumber(cells.idNumber), '')
  const phone = take(readPhone(cells.phone), '')
  const choices = take(readSpecialties(cells.specialty), [])
  const item = take(readItem(cells.item), null)
  const expires = take(readDay(cells.expires), null)
  let employer = textOf(cells.employer)
  let employerCell = cells.employer
  if (employer === '' && above && !isBlank(above.employer)) {
    notes.push('EMPLOYER_FROM_ABOVE')
    employer = textOf(above.employer)
    employerCell = above.employer
  }
  if (employer === '') employer = moment.employer ?? ''
  if (employer === '') problems.push({ code: 'EMPLOYER_MISSING' })

  const isCancelled = cancelledWords.test(compactTextOf(cells.registrationState))
  const window = judgeWindow(expires, isCancelled, moment.today, moment.windowMonths)
  const told = tellWindow(window)
  notes.push(...told.notes)
  const warnings = problems.some(({ code }) => code === 'EXPIRES_UNREADABLE') ? [] : told.warnings

  const enrolments = choices.map((choice) => ({ specialty: choice.specialty, item: choice.item ?? (choices.length === 1 ? item : null) }))
  const registrationNumber = textOf(cells.registrationNumber) || null
  return {
    judged: { row, name, idNumber, phone, employer, registrationNumber, expires, route: window.route, enrolments, problems, warnings, notes },
    person: { name: cells.name, idNumber: cells.idNumber, phone: cells.phone, employer: employerCell, expires: cells.expires, registrationState: cells.registrationState },
  }
}

/** What several rows say about one person must agree: one name, one phone, one expiry, no specialty twice. */
function judgePeople(rows: readonly RosterRow[], moment: RosterMoment): RosterRow[] {
  const byId = groupBy(rows.filter((row) => row.idNumber !== ''), (row) => row.idNumber)
  const byPhone = groupBy(rows.filter((row) => row.phone !== '' && row.idNumber !== ''), (row) => row.phone)
  return rows.map((row) => {
    const same = row.idNumber === '' ? [row] : (byId.get(row.idNumber) ?? [row])
    const problems = [...row.problems, ...conflictsOf(row, same)]
    const completed = completeExpires(row, same, moment)
    const sharesPhone = (byPhone.get(row.phone) ?? []).some((other) => other.idNumber !== row.idNumber)
    return { ...completed, problems, notes: sharesPhone ? [...completed.notes, 'SHARED_PHONE' as const] : completed.notes }
  })
}

/** The expiry is the person's: written once, it holds for all of their rows. */
function completeExpires(row: RosterRow, same: readonly RosterRow[], moment: RosterMoment): RosterRow {
  const written = same.find((other) => other.expires !== null)
  if (!row.warnings.includes('EXPIRES_MISSING') || !written) return row
  const { warnings, notes } = tellWindow(judgeWindow(written.expires, false, moment.today, moment.windowMonths))
  return { ...row, expires: written.expires, route: written.route, warnings: [...row.warnings.filter((code) => code !== 'EXPIRES_MISSING'), ...warnings], notes: [...row.notes, ...notes] }
}

function tellWindow(window: WindowVerdict): { warnings: RowWarning[]; notes: RowNote[] } {
  switch (window.kind) {
    case 'open':
      return { warnings: [], notes: [] }
    case 'too-early':
      return { warnings: ['TOO_EARLY'], notes: [] }
    case 'lapsed':
      return { warnings: [], notes: ['DIRECT_ROUTE'] }
    case 'unknown':
      return { warnings: ['EXPIRES_MISSING'], notes: [] }
  }
}

function conflictsOf(row: RosterRow, same: readonly RosterRow[]): RowProblemFinding[] {
  const found: RowProblemFinding[] = []
  const differing = (code: RowProblem, differs: (other: RosterRow) => boolean): void => {
    const other = same.find((candidate) => candidate.row !== row.row && differs(candidate))
    if (other) found.push({ code, otherRow: other.row })
  }
  differing('NAMES_CONFLICT', (other) => other.name !== row.name && other.name !== '' && row.name !== '')
  differing('PHONES_CONFLICT', (other) => other.phone !== row.phone && other.phone !== '' && row.phone !== '')
  differing('EXPIRES_CONFLICT', (other) => other.expires !== row.expires && other.expires !== null && row.expires !== null)
  // The first of two equal rows counts, the later one is the duplicate.
  differing('DUPLICATE_IN_FILE', (other) => other.row < row.row && other.enrolments.some((one) => row.enrolments.some((mine) => mine.specialty === one.specialty)))
  if (new Set(row.enrolments.map((one) => one.specialty)).size < row.enrolments.length) found.push({ code: 'DUPLICATE_IN_FILE', otherRow: row.row })
  return found
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** ENR-10: who handed the sheet in, from its own columns or from "经办人：王芳 电话：138…" above or below the people. */
function findAgent(sheet: readonly SheetRow[], places: ColumnPlaces, firstDataRow: number): { name: string | null; phone: string | null } {
  const firstRow = cellsOf(sheet[firstDataRow] ?? [], places)
  let name: string | null = compactTextOf(firstRow.agentName) || null
  let phone: string | null = null
  const columnPhone = readPhone(firstRow.agentPhone)
  if (columnPhone.kind === 'read') phone = columnPhone.value
  const margins = [...sheet.slice(0, Math.max(0, firstDataRow - 1)), ...sheet.slice(Math.max(firstDataRow, sheet.length - 10))]
  for (const row of margins) {
    const text = row.map(textOf).filter((part) => part !== '').join(' ')
    const named = /(?:经办人|联系人)(?:姓名)?[:\s]*([\u3400-\u9fff·]{2,10})/.exec(text)
    if (!named) continue
    name ??= (named[1] ?? '').replace(/(联系电话|联系方式|电话|手机|签字|签名).*$/, '') || null
    phone ??= /(?<!\d)1[3-9]\d{9}(?!\d)/.exec(text)?.[0] ?? null
  }
  return { name, phone }
}
