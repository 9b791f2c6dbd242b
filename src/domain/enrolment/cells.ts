// Reads single cells of a summary sheet as Excel, WPS and people leave them (ENR-04, ENR-11).
// A damaged cell is named as what it is; nothing is guessed that cannot be known.
import { compactTextOf, isBlank, textOf, type SheetCell } from '../sheet'
import { enrolmentItems, itemNames, specialties, specialtyNames, type EnrolmentItem, type Specialty } from '../specialty'
import { addDays, isDay, type Day } from '../units'
import { judgeIdNumber } from './id-number'

export type CellProblem =
  | 'NAME_MISSING'
  | 'NAME_UNREADABLE'
  | 'ID_MISSING'
  | 'ID_STORED_AS_NUMBER'
  | 'ID_SCIENTIFIC'
  | 'ID_LENGTH'
  | 'ID_CHARACTERS'
  | 'ID_BIRTH_DATE'
  | 'ID_CHECK_DIGIT'
  | 'PHONE_MISSING'
  | 'PHONE_DECIMAL'
  | 'PHONE_SCIENTIFIC'
  | 'PHONE_INVALID'
  | 'SPECIALTY_MISSING'
  | 'SPECIALTY_UNKNOWN'
  | 'ITEM_UNKNOWN'
  | 'EXPIRES_UNREADABLE'

export type CellVerdict<Value> = { readonly kind: 'read'; readonly value: Value } | { readonly kind: 'refused'; readonly problem: CellProblem }

function read<Value>(value: Value): CellVerdict<Value> {
  return { kind: 'read', value }
}

function refuse(problem: CellProblem): { readonly kind: 'refused'; readonly problem: CellProblem } {
  return { kind: 'refused', problem }
}

const scientific = /^\d(\.\d+)?e\+?\d+$/i

/** Keeps the middle dot of minority names and rare characters; a name holds no digits. */
export function readName(cell: SheetCell | undefined): CellVerdict<string> {
  const name = compactTextOf(cell).replace(/[•・‧∙.]/g, '·')
  if (name === '') return refuse('NAME_MISSING')
  if (/[\d@#*?]/.test(name) || [...name].length > 50) return refuse('NAME_UNREADABLE')
  return read(name)
}

export function readIdNumber(cell: SheetCell | undefined): CellVerdict<string> {
  // Excel keeps 15 digits of a number: whatever it shows, the last ones of an ID number are gone.
  if (typeof cell === 'number') return refuse('ID_STORED_AS_NUMBER')
  const text = compactTextOf(cell).replace(/^['`‘’"]+/, '').replace(/['"]+$/, '')
  if (text === '') return refuse('ID_MISSING')
  if (scientific.test(text)) return refuse('ID_SCIENTIFIC')
  const verdict = judgeIdNumber(text.replace(/-/g, ''))
  return verdict.kind === 'valid' ? read(verdict.idNumber) : refuse(verdict.reason)
}

export function readPhone(cell: SheetCell | undefined): CellVerdict<string> {
  if (typeof cell === 'number') {
    if (!Number.isInteger(cell)) return refuse('PHONE_DECIMAL')
    return judgePhone(String(cell))
  }
  const text = compactTextOf(cell).replace(/^['`‘’"]+/, '')
  if (text === '') return refuse('PHONE_MISSING')
  if (scientific.test(text)) return refuse('PHONE_SCIENTIFIC')
  if (/^\d+\.\d*$/.test(text)) return refuse('PHONE_DECIMAL')
  return judgePhone(text.replace(/[-()]/g, '').replace(/^(\+86|0086|86(?=1\d{10}$))/, ''))
}

function judgePhone(digits: string): CellVerdict<string> {
  return /^1[3-9]\d{9}$/.test(digits) ? read(digits) : refuse('PHONE_INVALID')
}

const firstSerial = 20_000
const lastSerial = 80_000

/** Excel's day number: day 1 is 1900-01-01, and a 29 February 1900 that never was is counted. */
function dayOfSerial(serial: number): Day {
  return addDays('1899-12-30', Math.floor(serial))
}

const writtenDay = /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?/g

/** The day of a date cell, a serial number or a text; of a span "from … to …" the end. Null for a blank cell. */
export function readDay(cell: SheetCell | undefined): CellVerdict<Day | null> {
  if (isBlank(cell)) return read(null)
  if (typeof cell === 'object' && cell !== null) return isDay(cell.day) ? read(cell.day) : refuse('EXPIRES_UNREADABLE')
  const text = textOf(cell)
  if (/^\d{8}$/.test(text)) return readParts(text.slice(0, 4), text.slice(4, 6), text.slice(6, 8))
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const serial = Number(text)
    return serial >= firstSerial && serial <= lastSerial ? read(dayOfSerial(serial)) : refuse('EXPIRES_UNREADABLE')
  }
  const found = [...text.matchAll(writtenDay)]
  const last = found.at(-1)
  if (!last || found.length > 2) return refuse('EXPIRES_UNREADABLE')
  return readParts(last[1] ?? '', last[2] ?? '', last[3] ?? '')
}

function readParts(year: string, month: string, date: string): CellVerdict<Day> {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) && day >= '2000-01-01' && day <= '2099-12-31' ? read(day) : refuse('EXPIRES_UNREADABLE')
}

/** The names of the notice and what agents write instead. */
const shortNames: Readonly<Record<Specialty, readonly string[]>> = {
  building: ['建筑', '房建', '房屋建筑', '土建', '建筑工程管理'],
  municipal: ['市政', '市政公用', '市政工程'],
  'mechanical-electrical': ['机电', '机电安装', '机电设备'],
  highway: ['公路', '公路交通'],
  'water-conservancy': ['水利', '水利水电', '水电'],
  mining: ['矿业', '矿山', '矿业工程管理'],
}

const specialtyByName = new Map<string, Specialty>(
  specialties.flatMap((specialty) => {
    const names = [specialtyNames[specialty], ...shortNames[specialty]]
    return names.flatMap((name) => [name, `${name}工程`, `${name}专业`, `${name}工程专业`].map((written) => [written, specialty] as const))
  }),
)

const itemByName = new Map<string, EnrolmentItem>([
  ...enrolmentItems.map((item) => [itemNames[item], item] as const),
  ['主', 'main'],
  ['主专业', 'main'],
  ['主项专业', 'main'],
  ['首项', 'main'],
  ['增', 'additional'],
  ['增专业', 'additional'],
  ['增项专业', 'additional'],
  ['副项', 'additional'],
  ['增报', 'additional'],
])

export function readItem(cell: SheetCell | undefined): CellVerdict<EnrolmentItem | null> {
  const text = compactTextOf(cell)
  if (text === '') return read(null)
  const item = itemByName.get(text)
  return item ? read(item) : refuse('ITEM_UNKNOWN')
}

export interface SpecialtyChoice {
  readonly specialty: Specialty
  /** As written beside the specialty itself; null when the cell does not say. */
  readonly item: EnrolmentItem | null
}

/** One cell may name several: "建筑工程（主项）、市政（增项）", or one below the other. */
export function readSpecialties(cell: SheetCell | undefined): CellVerdict<readonly SpecialtyChoice[]> {
  const text = textOf(cell)
  if (text === '') return refuse('SPECIALTY_MISSING')
  const choices = readChoices(text.replace(/ /g, '').split(separators)) ?? readChoices(text.split(/ /).flatMap((piece) => piece.split(separators)))
  return choices && choices.length > 0 ? read(choices) : refuse('SPECIALTY_UNKNOWN')
}

const separators = /[、,;/+&|]|和/

function readChoices(pieces: readonly string[]): SpecialtyChoice[] | null {
  const choices: SpecialtyChoice[] = []
  for (const piece of pieces.filter((text) => text !== '')) {
    const leading = /^(主项|增项)[:-]?(.+)$/.exec(piece)
    const trailing = /^(.*?)[([【:-]?(主项|增项|主|增)?[)\]】]?$/.exec(piece)
    const name = (leading?.[2] ?? trailing?.[1] ?? piece).replace(/^二级(注册)?建造师/, '')
    const specialty = specialtyByName.get(name)
    if (!specialty) return null
    choices.push({ specialty, item: itemByName.get(leading?.[1] ?? trailing?.[2] ?? '') ?? null })
  }
  return choices
}
