// Sheets in and out of the private store (ENR-11, OPS-04).
import { hourMs, type Milliseconds } from '../../src/domain/units'
import type { Context } from './context'
import { Refusal } from './refusal'
import type { ReadSheet, SheetColumn } from './spreadsheet.lazy'

export type { ReadSheet, SheetColumn } from './spreadsheet.lazy'

/** A result's address works this long. */
export const resultLifeMs: Milliseconds = hourMs

function fileRefused(sentence: string): Refusal {
  return new Refusal('FILE_REFUSED', 'the file is no readable .xlsx', { sentence, lines: [] })
}

/** Why bytes that should be .xlsx are none; every sentence says the mend. */
function mendFor(bytes: Buffer, path: string): string {
  const name = path.toLowerCase()
  const head = bytes.subarray(0, 512).toString('latin1').trimStart().toLowerCase()
  const isCompound = bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  if (bytes.length === 0) return '文件是空的，请重新上传。'
  if (isCompound && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return '文件加了密码，请用 Excel 打开后取消密码（文件→信息→保护工作簿），另存后再上传。'
  if (name.endsWith('.et')) return '这是 WPS 的 .et 文件，请在 WPS 里“另存为”Excel 工作簿（.xlsx）后再上传。'
  if (isCompound) return '这是旧版 .xls 文件，请用 Excel 或 WPS 打开，“另存为”Excel 工作簿（.xlsx）后再上传。'
  if (head.startsWith('<') || head.includes('<html') || head.includes('<table')) return '这是网页格式的表格，请用 Excel 打开，“另存为”Excel 工作簿（.xlsx）后再上传。'
  if (name.endsWith('.csv') || name.endsWith('.txt')) return '这是文本表格，请用 Excel 打开，“另存为”Excel 工作簿（.xlsx）后再上传。'
  return '文件不是 Excel 工作簿（.xlsx）或已损坏，请用 Excel 打开后另存为 .xlsx 再上传。'
}

/** The bytes of a named file; FILE_MISSING when there is none. */
export async function requireFile(context: Pick<Context, 'files'>, path: string): Promise<Buffer> {
  const bytes = await context.files.read(path)
  if (!bytes) throw new Refusal('FILE_MISSING', 'there is no such file in the store', { sentence: `云存储里没有“${path}”这个文件，请先上传，或核对文件名。`, lines: [] })
  return bytes
}

/** `showsErrors`: error values and formulas without a value come as texts instead of blanks. */
export async function readWorkbook(bytes: Buffer, path: string, { showsErrors = false }: { readonly showsErrors?: boolean } = {}): Promise<ReadSheet[]> {
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) throw fileRefused(mendFor(bytes, path))
  const { isTooLarge, readSheets, showErrors } = await import('./spreadsheet.lazy')
  let isBomb = false
  try {
    isBomb = isTooLarge(bytes)
  } catch {
    throw fileRefused(mendFor(bytes, path))
  }
  if (isBomb) throw fileRefused('文件解开以后太大，没有打开：请用 Excel 另存为新的工作簿（.xlsx），删掉多余的空行和图片后再上传。')
  try {
    return await readSheets(showsErrors ? showErrors(bytes) : bytes)
  } catch {
    // The library knows no more than that the workbook is damaged or of another kind.
    throw fileRefused(mendFor(bytes, path))
  }
}

/** Writes a result and answers with its expiring address. The name carries a random part: results are private. */
export async function writeResult(
  context: Pick<Context, 'files' | 'newId'>,
  kind: string,
  title: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<{ readonly path: string; readonly address: string | null }> {
  const path = `results/${kind}-${context.newId()}.xlsx`
  return { path, address: await writeResultAt(context, path, title, columns, rows) }
}

/** The same to a name that a job knows beforehand; the name must not be guessable. */
export async function writeResultAt(context: Pick<Context, 'files'>, path: string, title: string, columns: readonly SheetColumn[], rows: readonly (readonly (string | number | null)[])[]): Promise<string | null> {
  const { writeSheet } = await import('./spreadsheet.lazy')
  await context.files.write(path, await writeSheet(title, columns, rows))
  return context.files.addressOf(path, resultLifeMs)
}
