// The sample's summary sheet is as messy as it says, and readable where it says so.
import readXlsxFile from 'read-excel-file/node'
import { makeSampleRoster, sampleAgent } from '../../../sample/roster'
import { readIdNumber, readName, readPhone, readSpecialties } from '../../../src/domain/enrolment/cells'
import { findHeader } from '../../../src/domain/enrolment/header'
import { textOf, type SheetCell } from '../../../src/domain/sheet'

const now = Date.UTC(2027, 0, 15, 2, 0)

async function readRows(): Promise<SheetCell[][]> {
  const { bytes } = await makeSampleRoster(now)
  const sheets = await readXlsxFile(bytes)
  const rows = (sheets[0]?.data ?? []) as unknown[][]
  return rows.map((row) => row.map((cell) => (cell instanceof Date ? { day: cell.toISOString().slice(0, 10) } : (cell as SheetCell))))
}

it('tells for each row who stands in it and what should become of it', async () => {
  const { people } = await makeSampleRoster(now)
  const counts = { taken: 0, warned: 0, refused: 0 }
  for (const { expected } of people) counts[expected] += 1

  expect({ counts, shared: people.filter(({ phone }) => phone === '13800000009').length, withoutStory: people.filter(({ story }) => story === '') }).toEqual({
    counts: { taken: 25, warned: 2, refused: 5 },
    shared: 8,
    withoutStory: [],
  })
})

it('has title rows and blank rows around headings that the import knows (ENR-11)', async () => {
  const rows = await readRows()
  const header = findHeader(rows)

  expect(textOf(rows[0]?.[0])).toContain('二级建造师继续教育报名汇总表')
  expect(textOf(rows[1]?.[0])).toContain(sampleAgent.phone)
  expect(header.kind === 'found' && Object.keys(header.places).sort()).toEqual(['employer', 'expires', 'idNumber', 'item', 'name', 'phone', 'registrationNumber', 'specialty'])
})

it('can be read cell by cell where the row is to be taken, and nowhere where a cell is damaged (ENR-04, ENR-11)', async () => {
  const { people } = await makeSampleRoster(now)
  const rows = (await readRows()).slice(3).filter((row) => row.some((cell) => cell !== null))
  const damaged = rows.flatMap((row, index) => {
    const verdicts = [readName(row[1]), readIdNumber(row[2]), readPhone(row[3]), readSpecialties(row[4])]
    const problems = verdicts.flatMap((verdict) => (verdict.kind === 'refused' ? [verdict.problem] : []))
    return problems.length > 0 ? [[people[index]?.name, ...problems]] : []
  })

  expect({ rows: rows.length, damaged }).toEqual({
    rows: people.length,
    damaged: [
      ['胡晓东', 'ID_CHECK_DIGIT'],
      ['高振华', 'ID_STORED_AS_NUMBER'],
      ['曹永年', 'ID_SCIENTIFIC'],
      ['马建军', 'PHONE_DECIMAL'],
    ],
  })
})

it('sets registrations to expire after the clock it is given, so that the sample never grows old', async () => {
  const [later, muchLater] = await Promise.all([makeSampleRoster(now), makeSampleRoster(now + 365 * 86_400_000)])

  expect([later.people[0]?.registrationExpires, muchLater.people[0]?.registrationExpires]).toEqual(['2027-03-01', '2028-02-29'])
})
