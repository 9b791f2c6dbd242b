// Reads what the sample loader returned: a list of people, or an object of lists. Operators are those with a key.
export type Row = Readonly<Record<string, unknown>>

export interface Sample {
  readonly people: readonly Row[]
  readonly operators: readonly Row[]
}

export function readSample(value: unknown): Sample {
  const rows = rowsIn(value)
  return { people: rows.filter((row) => !isOperator(row)), operators: rows.filter(isOperator) }
}

function rowsIn(value: unknown): readonly Row[] {
  if (Array.isArray(value)) return value.filter(isRow)
  if (!isRow(value)) return []
  return Object.values(value).flatMap((list) => (Array.isArray(list) ? list.filter(isRow) : []))
}

function isOperator(row: Row): boolean {
  return typeof row['key'] === 'string'
}

function isRow(value: unknown): value is Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
