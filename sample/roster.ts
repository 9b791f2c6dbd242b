// Writes the sample's summary sheet (报名汇总表, ENR-04, ENR-11) as agents really hand it in: title rows, headings in
// other words, blank rows, dates in every form, cells that Excel damaged. Dates follow the clock it is given.
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node'
import { MAIN_EMPLOYER, sampleDrafts, type PersonDraft, type SamplePerson } from './roster-people'

export type { SamplePerson } from './roster-people'

export const sampleAgent = { name: '陈敏', phone: '13800000100', employer: MAIN_EMPLOYER } as const

export interface SampleRoster {
  readonly bytes: Buffer
  /** One entry per row of the sheet, in its order. */
  readonly people: readonly SamplePerson[]
}

export async function makeSampleRoster(nowMs: number): Promise<SampleRoster> {
  const people = sampleDrafts.map((draft) => toPerson(draft, nowMs))
  const rows = people.map((person, index) => toRow(person, sampleDrafts[index] as PersonDraft, index))
  const sheet = [...headRows(), ...spread(rows)]
  const columns = [6, 14, 22, 16, 14, 9, 16, 20, 26, 10].map((width) => ({ width }))
  const bytes = await writeExcelFile(sheet, { columns, sheet: '报名汇总表' }).toBuffer()
  return { bytes, people }
}

const SPECIALTY_NAMES = {
  building: '建筑工程',
  municipal: '市政公用工程',
  'mechanical-electrical': '机电工程',
  highway: '公路工程',
  'water-conservancy': '水利水电工程',
  mining: '矿业工程',
} as const satisfies Record<SamplePerson['specialty'], string>

const HEADINGS = ['序号', '姓 名', '身份证号码\n（18位）', '联系电话', '申报专业', '主/增项', '注册有效期至', '注册编号', '聘用企业', '备注']

function headRows(): Row[] {
  const blanks = HEADINGS.slice(1).map(() => null)
  const wide = { columnSpan: HEADINGS.length }
  return [
    [{ ...wide, value: `${MAIN_EMPLOYER} 二级建造师继续教育报名汇总表`, align: 'center', fontWeight: 'bold', fontSize: 16, height: 32 }, ...blanks],
    [{ ...wide, value: `经办人：${sampleAgent.name}\u3000\u3000联系电话：${sampleAgent.phone}\u3000\u3000填报单位（盖章）：${MAIN_EMPLOYER}` }, ...blanks],
    HEADINGS.map((value) => ({ value, align: 'center', fontWeight: 'bold', wrap: true, borderStyle: 'thin' }) as const),
  ]
}

/** Puts a blank row after the eight workers and two before the second company. */
function spread(rows: readonly Row[]): Row[] {
  return rows.flatMap((row, index) => {
    if (index === 12) return [[], row]
    if (index === 28) return [[], [], row]
    return [row]
  })
}

function toPerson(draft: PersonDraft, nowMs: number): SamplePerson {
  const { name, phone, specialty, item, story, expected } = draft
  return {
    name,
    idNumber: makeIdNumber(draft.region + draft.born + draft.sequence),
    phone,
    specialty,
    item,
    registrationExpires: dayAfter(nowMs, draft.expiresInDays),
    employer: draft.employer ?? MAIN_EMPLOYER,
    story,
    expected,
  }
}

function toRow(person: SamplePerson, { typed = {}, dateForm }: PersonDraft, index: number): Row {
  return [
    index + 1,
    typed.name ?? person.name,
    asText(typed.idNumber?.(person.idNumber) ?? person.idNumber),
    asText(typed.phone ?? person.phone),
    typed.specialty ?? SPECIALTY_NAMES[person.specialty],
    typed.item ?? (person.item === 'main' ? '主项' : '增项'),
    dateCell(person.registrationExpires, dateForm),
    `苏2320000${String(index + 1).padStart(5, '0')}`,
    person.employer,
    null,
  ]
}

/** A text stays text in Excel (@); a number is left to be damaged. */
function asText(value: string | number): Cell {
  return typeof value === 'number' ? { value, type: Number, format: '0' } : { value, type: String, format: '@' }
}

function dateCell(day: string, form: PersonDraft['dateForm']): Cell {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const midnight = Date.UTC(year, month - 1, date)
  switch (form) {
    case 'iso':
      return day
    case 'dots':
      return `${year}.${month}.${date}`
    case 'chinese':
      return `${year}年${month}月${date}日`
    case 'date':
      return { value: new Date(midnight), type: Date, format: 'yyyy/m/d' }
    case 'serial':
      return Math.round((midnight - Date.UTC(1899, 11, 30)) / 86_400_000)
  }
}

/** The day in UTC+8. */
function dayAfter(nowMs: number, days: number): string {
  return new Date(nowMs + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
}

/** GB 11643: seventeen digits and the check character (ISO 7064 MOD 11-2). */
function makeIdNumber(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}
