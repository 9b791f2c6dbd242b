// Files made to stop whoever opens them: a small .zip that becomes enormous, a sheet that no expression gets through.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { zipSync, strToU8 } from 'fflate'
import { readWorkbook } from '../../../cloudfunctions/platform/spreadsheet'
import { verifyFile } from '../../../admin/verify-evidence'

jest.setTimeout(30_000)

/** An archive whose directory says that its one file is far larger than it is: nothing of it may be unpacked. */
function enormous(name: string): Buffer {
  const bytes = Buffer.from(zipSync({ [name]: strToU8('<worksheet/>') }))
  const directory = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  bytes.writeUInt32LE(0xf0000000, directory + 24)
  return bytes
}

/** Cells that begin and never end, as no program writes them. */
function endlessCells(): Buffer {
  return Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': strToU8('<worksheet>' + '<c r="A1" '.repeat(2_000)),
    }),
  )
}

describe('a crafted file', () => {
  test('that would become enormous is refused before it is unpacked (ENR-11)', async () => {
    await expect(readWorkbook(enormous('xl/worksheets/sheet1.xml'), 'rosters/bomb.xlsx')).rejects.toMatchObject({ code: 'FILE_REFUSED', details: { sentence: expect.stringContaining('太大') as string } })
  })

  test('as a question bank is refused the same way, not looked into (ENR-11)', async () => {
    await expect(readWorkbook(enormous('xl/worksheets/sheet1.xml'), 'banks/bomb.xlsx', { showsErrors: true })).rejects.toMatchObject({ details: { sentence: expect.stringContaining('太大') as string } })
  })

  test('of cells that never end is read in a time that grows with its length', async () => {
    const startedAt = process.cpuUsage().user
    await expect(readWorkbook(endlessCells(), 'banks/cells.xlsx', { showsErrors: true })).rejects.toMatchObject({ code: 'FILE_REFUSED' })
    // Not a matter of a slow machine: with backtracking it is more than a minute.
    expect(process.cpuUsage().user - startedAt).toBeLessThan(10_000_000)
  })

  test('as an evidence bundle is named as no bundle (PRV-04)', () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'bundle-')), 'bomb.zip')
    fs.writeFileSync(file, enormous('evidence.json'))
    expect(() => verifyFile(new Map([['', file]]), {})).toThrow('太大')
    fs.rmSync(path.dirname(file), { recursive: true })
  })
})
