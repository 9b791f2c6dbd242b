// What the terminal shows when the local cloud is ready.
import { readSample, type Row } from './people'
import type { Emulator } from './start'

export function printWelcome(emulator: Emulator): void {
  const { people, operators } = readSample(emulator.people())
  console.log(`
二级建造师继续教育 · 本机试用云 / local cloud
  网页 web client        ${emulator.url}/
  手机 phone in WeChat   ${emulator.url}/phone
  契约 contract          ${emulator.url}/emulator/contract
  外发 SMS and messages  ${emulator.url}/emulator/outbox`)
  printTable('学员 sample people (初始密码 initial password 11111)', people)
  printTable('操作员 operators', operators)
  console.log(`\nReady: ${emulator.url}`)
}

/** One line per row; only the columns that hold text or numbers. */
function printTable(title: string, rows: readonly Row[]): void {
  if (rows.length === 0) return
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((column) => rows.every((row) => isPlain(row[column])))
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))]
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => displayWidth(line[index] as string))))
  console.log(`\n${title}`)
  for (const line of cells) console.log(`  ${line.map((cell, index) => cell + ' '.repeat((widths[index] as number) - displayWidth(cell))).join('  ').trimEnd()}`)
}

function isPlain(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Chinese characters take two columns of a terminal. */
function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1), 0)
}
