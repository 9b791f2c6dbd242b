// Files made to stop whoever opens them: a small .zip that becomes enormous, a sheet that no expression gets through.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { zipSync, strToU8 } from 'fflate'
import { readWorkbook } from '../../../cloudfunctions/platform/spreadsheet'
import { UsageError } from '../../../admin/event'
import { verifyFile } from '../../../admin/verify-evidence'
import { bundleFormat } from '../../../src/domain/evidence'

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

function bundle(evidence: object): Map<string, string> {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'bundle-')), 'bundle.zip')
  const [text, page] = [JSON.stringify(evidence), '<h1>公共课 16 学时</h1>']
  const line = (content: string, name: string): string => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`
  fs.writeFileSync(file, zipSync({ '数据/evidence.json': strToU8(text), '说明.html': strToU8(page), '文件清单.txt': strToU8(line(text, '数据/evidence.json') + line(page, '说明.html')) }))
  return new Map([['', file]])
}

const nothingProved = { format: bundleFormat, madeAtMs: 1, traineeId: 't', chains: [], roots: [], stretches: [], running: [], progress: [], watchEnd: null, ledger: [], photos: [] }

describe('a crafted file', () => {
  test('as an evidence bundle with parts taken out is named damaged, in one sentence (SCR-03)', () => {
    expect(() => verifyFile(bundle({ format: bundleFormat }), {})).toThrow(UsageError)
  })

  test('whose page claims hours that no chain proves is told apart: the verifier says what the chain has (PRV-04)', () => {
    const said: string[] = []
    const log = jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
    verifyFile(bundle(nothingProved), {})
    log.mockRestore()
    expect([said.join().includes('证据链里的学时：没有'), said.join().includes('说明页和表格是给人看的，不在证据链里')]).toEqual([true, true])
  })

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
