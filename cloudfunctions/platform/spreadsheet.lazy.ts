// The Excel libraries, a file of their own: only operations with sheets load them.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { SheetCell, SheetRow } from '../../src/domain/sheet'

export interface ReadSheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
}

/** A roster of 100,000 rows unpacks to less than half of it; beyond it an archive is made to fill the memory. */
const mostUnpackedBytes = 300_000_000

/** Whether the archive's own directory says that it unpacks to more than a workbook can be. Unpacks nothing. */
export function isTooLarge(bytes: Buffer): boolean {
  let total = 0
  unzipSync(new Uint8Array(bytes), {
    filter({ originalSize }) {
      total += originalSize
      return false
    },
  })
  return total > mostUnpackedBytes
}

/** Every sheet of a workbook; dates as days, hidden columns and rows included. Throws when the bytes are no .xlsx. */
export async function readSheets(bytes: Buffer): Promise<ReadSheet[]> {
  const sheets = await readWorkbook(bytes, { trim: false })
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(toCell)) }))
}

/**
 * The library takes cells with an error value (#REF!) and formulas that were never calculated for blank ones. Here they
 * become texts, so that an import can name them: an option that is silently missing would change what its letters mean.
 */
export function showErrors(bytes: Buffer): Buffer {
  const parts = unzipSync(new Uint8Array(bytes))
  let hasErrors = false
  for (const name of Object.keys(parts).filter((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path))) {
    const before = strFromU8(parts[name] as Uint8Array)
    const after = before
      // No part of an expression may run over a "<": on crafted bytes it would try every beginning with every end.
      .replace(/(<c\b[^<>]*?\s)t="e"/g, '$1t="str"')
      .replace(/<c\b([^<>]*)><f\b[^<>]*>([^<]*)<\/f><\/c>/g, (_cell, attributes: string, formula: string) => `<c${attributes.replace(/\st="[^"]*"/, '')} t="str"><v>=${formula}</v></c>`)
    if (after === before) continue
    parts[name] = strToU8(after)
    hasErrors = true
  }
  return hasErrors ? Buffer.from(zipSync(parts, { level: 0 })) : bytes
}

function toCell(value: unknown): SheetCell {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : { day: value.toISOString().slice(0, 10) }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return String(value)
}

export interface SheetColumn {
  readonly title: string
  /** In characters. */
  readonly width?: number
}

/** Texts are written as text (an ID number keeps its digits); numbers as numbers. */
export async function writeSheet(name: string, columns: readonly SheetColumn[], rows: readonly (readonly (string | number | null)[])[]): Promise<Buffer> {
  const body = rows.map((row) => row.map((value) => (typeof value === 'number' ? { value, type: Number } : value === null || value === '' ? null : { value: harmless(value), type: String, format: '@' })))
  return writeSheetOf(name, columns, body)
}

function writeSheetOf(name: string, columns: readonly SheetColumn[], body: SheetData): Promise<Buffer> {
  const heading = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }))
  return writeWorkbook([heading, ...body], { sheet: name.slice(0, 31), columns: columns.map(({ width }) => ({ width: width ?? 14 })), stickyRowsCount: 1 }).toBuffer()
}

/** A sheet to fill in: headings, rows that stand there already, and empty cells that hold whatever is typed as text. */
export async function writeTemplate(name: string, columns: readonly SheetColumn[], rows: number, filled: readonly (readonly string[])[] = []): Promise<Buffer> {
  const written = filled.map((row) => row.map((value) => ({ value: harmless(value), type: String, format: '@', wrap: true })))
  return writeSheetOf(name, columns, [...written, ...Array.from({ length: rows }, () => columns.map(() => ({ value: '', type: String, format: '@' })))])
}

/** A cell that starts like a formula would run when the sheet is saved as text and opened again (OPS-03). */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
