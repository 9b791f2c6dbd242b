// Finds the heading of a sheet among title rows and merged cells (ENR-04, ENR-11); which headings there are is the
// importing room's word.
import { compactTextOf, type SheetRow } from './cells'

export interface HeadingWords<Column extends string> {
  readonly synonyms: Readonly<Record<Column, readonly string[]>>
  /** Without these the row is no heading. */
  readonly needed: readonly Column[]
}

export type PlacesOf<Column extends string> = Readonly<Partial<Record<Column, number>>>

export type HeadingVerdict<Column extends string> =
  | { readonly kind: 'found'; readonly headerRow: number; readonly firstDataRow: number; readonly places: PlacesOf<Column> }
  /** `missing` names what no heading was found for, in the row that came closest. */
  | { readonly kind: 'refused'; readonly missing: readonly Column[] }

const rowsSearched = 30

/** "身份证号码（18位）*" and "联系电话:" are headings too: notes in brackets, stars and colons are dropped. */
export function columnOf<Column extends string>(text: string, { synonyms }: HeadingWords<Column>): Column | null {
  const bare = text.replace(/\(.*?\)|\[.*?\]|【.*?】/g, '').replace(/[*:：。.]/g, '')
  return (Object.keys(synonyms) as Column[]).find((column) => synonyms[column].includes(bare)) ?? null
}

/** The lower row of a merged heading: headings, and no digit (a row of data has one). */
function isHeadingRow<Column extends string>(row: SheetRow, words: HeadingWords<Column>): boolean {
  const texts = row.map(compactTextOf)
  return texts.some((text) => columnOf(text, words) !== null) && !texts.some((text) => /\d/.test(text))
}

function placesOf<Column extends string>(row: SheetRow, above: SheetRow | undefined, words: HeadingWords<Column>): PlacesOf<Column> {
  const places: Partial<Record<Column, number>> = {}
  const width = Math.max(row.length, above?.length ?? 0)
  for (let index = 0; index < width; index += 1) {
    const own = compactTextOf(row[index])
    // A heading merged over two rows stands in the upper one.
    const column = columnOf(own, words) ?? (own === '' && above ? columnOf(compactTextOf(above[index]), words) : null)
    if (column && places[column] === undefined) places[column] = index
  }
  return places
}

/** Row numbers are indexes into `rows`. The heading is the first row that names everything needed. */
export function findHeading<Column extends string>(rows: readonly SheetRow[], words: HeadingWords<Column>): HeadingVerdict<Column> {
  let closest: readonly Column[] = words.needed
  for (let index = 0; index < Math.min(rows.length, rowsSearched); index += 1) {
    const row = rows[index] ?? []
    for (const above of [undefined, rows[index - 1]]) {
      const places = placesOf(row, above, words)
      const missing = words.needed.filter((column) => places[column] === undefined)
      if (missing.length === 0) {
        const below = rows[index + 1]
        const hasSecond = below !== undefined && isHeadingRow(below, words)
        return { kind: 'found', headerRow: index, firstDataRow: index + (hasSecond ? 2 : 1), places: hasSecond ? { ...places, ...placesOf(below, undefined, words) } : places }
      }
      if (missing.length < closest.length) closest = missing
    }
  }
  return { kind: 'refused', missing: closest }
}
