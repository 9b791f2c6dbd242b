// What the school's office does: the terminal command and the console event alike.
import { spawn } from 'node:child_process'
import path from 'node:path'
import writeExcelFile, { type Row } from 'write-excel-file/node'

export interface Operator {
  readonly operator: string
  readonly key: string
}

const root = path.resolve(__dirname, '../../..')

/** `npm run admin -- <words>`: resolves to what it printed; a failing command is an error with its words. */
export async function runTerminal(url: string, { operator, key }: Operator, words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'admin/main.ts', ...words, '--url', url, '--operator', operator], {
    cwd: root,
    env: { ...process.env, OPERATOR_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (printed += piece.toString()))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`the terminal ended with ${code}:\n${printed}`)
  return printed
}

export interface RosterLine {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly specialty: string
  readonly item: string
  readonly expires: string
}

/** A summary sheet as an agent hands it in, with a title row and headings in other words. */
export async function writeRoster(employer: string, lines: readonly RosterLine[]): Promise<Buffer> {
  const title: Row = [{ value: `${employer} 二级建造师继续教育报名汇总表`, columnSpan: 6 }, null, null, null, null, null]
  const agent: Row = [{ value: '经办人：周敏　联系电话：13700000000', columnSpan: 6 }, null, null, null, null, null]
  const head: Row = ['姓 名', '公民身份号码', '手机号', '申报专业', '主/增项', '注册有效期至'].map((value) => ({ value }))
  const body: Row[] = lines.map((line) => [line.name, line.idNumber, line.phone, line.specialty, line.item, line.expires].map((value) => ({ value, type: String })))
  return writeExcelFile([title, agent, head, ...body]).toBuffer()
}

/** A number of GB 11643 with its check digit. */
export function idNumberOf(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return first17 + '10X98765432'[sum % 11]
}
