import { dayOf } from '../../../../src/domain/units'
import { clockText } from '../../../platform/evidence/statement-lines'

export interface BundleTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** 2027-03-12 15:30:05, in the only time zone of the product. */
export function instantText(atMs: number | null): string {
  return atMs === null ? '' : `${dayOf(atMs)} ${clockText(atMs)}`
}

/** Opens in Excel and WPS as it is: marked as UTF-8, texts that look like formulas made harmless (OPS-03). */
export function csvOf({ columns, rows }: BundleTable): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
