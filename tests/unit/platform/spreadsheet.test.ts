// Sheets whose cells Excel could not calculate.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeWorkbook from 'write-excel-file/node'
import { readSheets, showErrors } from '../../../cloudfunctions/platform/spreadsheet.lazy'

/** A sheet whose cell A2 is what is given, as Excel stores it. */
async function sheetWith(cell: string): Promise<Buffer> {
  const bytes = await writeWorkbook([[{ value: '选项A' }, { value: '选项B' }], [{ value: 1.5, type: Number }, { value: '乙' }]], {}).toBuffer()
  const parts = unzipSync(new Uint8Array(bytes))
  const name = Object.keys(parts).find((path) => path.startsWith('xl/worksheets/') && path.endsWith('.xml')) ?? ''
  parts[name] = strToU8(strFromU8(parts[name] as Uint8Array).replace(/<c r="A2"[^>]*>.*?<\/c>/, cell))
  return Buffer.from(zipSync(parts))
}

test.each([
  ['an error value', '<c r="A2" s="1" t="e"><v>#REF!</v></c>', '#REF!'],
  ['the error value of a formula', '<c r="A2" t="e"><f>VLOOKUP(1,B:B,1)</f><v>#N/A</v></c>', '#N/A'],
  ['a formula that was never calculated', '<c r="A2" s="1"><f>B2&amp;"x"</f></c>', '=B2&"x"'],
  ['a formula for a text that was never calculated', '<c r="A2" t="str" s="1"><f>B2</f></c>', '=B2'],
  ['a formula with its value', '<c r="A2" t="str"><f>B2</f><v>乙</v></c>', '乙'],
  ['a formula whose value is an empty text', '<c r="A2" t="str"><f>IF(B2="","","")</f><v></v></c>', null],
  ['a number of a formula', '<c r="A2"><f>1+1</f><v>2</v></c>', 2],
])('%s is shown, not taken for a blank (ENR-11)', async (_what, cell, value) => {
  const [sheet] = await readSheets(showErrors(await sheetWith(cell)))
  expect(sheet?.rows).toEqual([['选项A', '选项B'], [value, '乙']])
})

test('a sheet without such cells is left as it is', async () => {
  const bytes = await sheetWith('<c r="A2"><v>3</v></c>')
  expect(showErrors(bytes)).toBe(bytes)
})
