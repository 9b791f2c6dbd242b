import { readSheet } from 'read-excel-file/node'
import { findHeader } from '../../../src/domain/enrolment'
import type { SheetRow } from '../../../src/domain/sheet'
import { codeOf, dataOf } from '../local-cloud'
import { openSchool } from './arrange'

test('the template’s headings are those the import reads (ENR-11)', async () => {
  const school = await openSchool()
  try {
    const { file } = dataOf(await school.admin('roster.getTemplate'))
    const bytes = Buffer.from(await (await fetch(file ?? '')).arrayBuffer())
    await school.put('incoming/empty.xlsx', bytes)
    const header = findHeader((await readSheet(bytes)) as SheetRow[])
    expect([header.kind === 'found' && Object.keys(header.places).length, codeOf(await school.admin('roster.import', { path: 'incoming/empty.xlsx' })), codeOf(await school.admin('roster.getTemplate', { key: 'x' }))]).toEqual([11, 'ROSTER_REFUSED', 'OPERATOR_REFUSED'])
  } finally {
    await school.stop()
  }
}, 60_000)
