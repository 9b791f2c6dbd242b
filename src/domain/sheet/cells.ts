// Cells of a sheet as Excel, WPS and people leave them (ENR-11): what every import reads before its own words.
import type { Day } from '../units'

/** A cell as the spreadsheet holds it; a date cell is a day. */
export type SheetCell = string | number | boolean | null | { readonly day: Day }
export type SheetRow = readonly SheetCell[]

/** Full-width letters and digits become half-width; rare characters of names stay as they are. */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g

/** Invisible characters and outer spaces go, inner spaces become one. */
export function textOf(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.day
  return toHalfWidth(String(cell)).replace(invisible, '').replace(/\s+/g, ' ').trim()
}

/** The text without any space: for names, numbers and headings. */
export function compactTextOf(cell: SheetCell | undefined): string {
  return textOf(cell).replace(/ /g, '')
}

/** A text to be shown again: its own punctuation and line breaks stay, invisible characters and outer spaces go. */
export function writtenTextOf(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.day
  return String(cell)
    .replace(invisible, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

export function isBlank(cell: SheetCell | undefined): boolean {
  return textOf(cell) === ''
}
