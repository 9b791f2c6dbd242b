// What the operator sees in the terminal: the sentence first, then the lines, the file, the next event.
import type { CallError, Operation } from '../src/contract'
import { fieldsOf, operatorOperations, type Field } from './event'
import { answerName, choiceName, fieldName } from './field-names'

interface OperatorData {
  readonly sentence?: string
  readonly counts?: readonly { readonly label: string; readonly value: number }[]
  readonly lines?: readonly string[]
  readonly file?: string | null
  readonly next?: { readonly operation: string; readonly input: Readonly<Record<string, unknown>> } | null
  readonly request?: string
}

const framed = new Set(['sentence', 'counts', 'lines', 'file', 'next', 'request', 'job'])

/** `where`: the flags that lead the next command to the same cloud. */
export function answerText(data: Readonly<Record<string, unknown>>, where = ''): string {
  const { sentence, counts = [], lines = [], file, next, request } = data as OperatorData
  const more = Object.entries(data).filter(([name, value]) => !framed.has(name) && !isNothing(value))
  return [
    sentence ?? '',
    ...(counts.length === 0 ? [] : [`  ${counts.map(({ label, value }) => `${label} ${value}`).join('，')}`]),
    ...lines.map((line) => `  · ${line}`),
    ...more.flatMap(([name, value]) => valueLines(name, value, '  ')),
    ...(file ? [`  全部内容（一小时内有效）：${file}`] : []),
    ...(next ? [`  下一步：${nextCommand(next)}${where}`] : []),
    ...(request ? [`  请求编号：${request}`] : []),
  ].join('\n')
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

/** A list of records stands as blocks, one line a field: words and addresses can be read and copied. */
function valueLines(name: string, value: unknown, indent: string): string[] {
  const label = answerName(name)
  if (!Array.isArray(value)) return [`${indent}${label}：${plainText(value)}`]
  if (value.every((one) => typeof one !== 'object')) return [`${indent}${label}：${value.map(plainText).join('，')}`]
  const blocks = value.flatMap((one) => (isRecord(one) ? Object.entries(one) : [['', one] as const]).filter(([, inner]) => !isNothing(inner)).flatMap(([inner, content], index) => valueLines(inner, content, `${indent}${index === 0 ? '- ' : '  '}`)))
  return [`${indent}${label}：`, ...blocks]
}

function plainText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The next event as a command. The key is never printed: it comes from OPERATOR_KEY or is typed. */
export function nextCommand(next: { readonly operation: string; readonly input: Readonly<Record<string, unknown>> }): string {
  const flags = Object.entries(next.input)
    .filter(([name, value]) => name !== 'key' && value !== false && !isNothing(value))
    .map(([name, value]) => `--${name}${value === true ? '' : ` ${quoted(Array.isArray(value) ? value.join(',') : String(value))}`}`)
  return ['npm run admin --', next.operation, ...flags].join(' ')
}

function quoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

const doorSentences: Readonly<Record<string, string>> = {
  BAD_REQUEST: '有字段没写对。',
  UNKNOWN_OPERATION: '服务器上没有这个操作，请先部署最新的云函数。',
  TRY_AGAIN: '刚才有别的操作同时进行，数据没有变化，请再试一次。',
  INTERNAL: '没有办成，问题在我们这边，数据没有变化。',
  THROTTLED: '试得太频繁，请过一会儿再试。',
  NOT_FOUND: '没有找到。',
  FORBIDDEN: '这个入口不能运行操作员的操作。',
  PAYLOAD_TOO_LARGE: '内容太大，请把文件放到云存储里再引用。',
}

/** The door's words are for engineers: the operator reads which field it was and what belongs there. */
function issueText(operation: string, issue: string): string {
  const field = /^\w+/.exec(issue)?.[0] ?? ''
  const meaning = fieldName(operation, field)
  return meaning === '' ? issue : `--${field} 没有写，或写得不对：${meaning}`
}

export function errorText(error: CallError, operation = ''): string {
  const details = (error.details ?? {}) as { sentence?: string; lines?: readonly string[]; issues?: readonly string[] }
  const sentence = details.sentence ?? doorSentences[error.code] ?? error.message
  return [`没有执行（${error.code}）：${sentence}`, ...(details.lines ?? (details.issues ?? []).map((issue) => issueText(operation, issue))).map((line) => `  · ${line}`), `  请求编号：${error.requestId}`].join('\n')
}

export function helpText(): string {
  const widest = Math.max(...operatorOperations().map(({ name }) => name.length))
  return [
    '用法：npm run admin -- <操作> [--字段 值 …] --operator <工号> --key <钥匙> --reason <原因>',
    '  --file <本机文件>      先上传到云存储，再把文件名写进 path',
    '  --upload <本机>=<云>   另外上传一个文件，可以写几个，用逗号隔开',
    '  --json <event.json>    从文件取字段；--字段 可以再改',
    '  --url <地址>           本机试用云，默认 http://127.0.0.1:3900',
    '  --env <环境编号>       连接云环境（用环境变量里的密钥）',
    '  --no-wait              长任务不等它做完',
    '  工号和钥匙也可以放在环境变量 OPERATOR、OPERATOR_KEY 里。',
    '',
    ...operatorOperations().map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`),
    '',
    '在本机核验证据包（不联网）：npm run admin -- evidence.verify <证据包.zip> [--root <省中心或短信里的根值>]',
    '填表生成控制台事件的网页（不联网）：npm run admin -- leaflet [操作说明单.html]',
    '看一个操作有哪些字段：npm run admin -- help <操作>',
  ].join('\n')
}

const kindNames = { text: '文字', number: '数字', 'yes-no': '写上就是“是”', list: '几个用逗号隔开', json: 'JSON' } as const satisfies Record<Field['kind'], string>

/** What may be written, needed fields first, each with its meaning, and a command to fill in. */
export function operationHelp(operation: Operation): string {
  const fields = fieldsOf(operation)
  const ordered = [...fields.filter(({ isNeeded }) => isNeeded), ...fields.filter(({ isNeeded }) => !isNeeded)]
  const widest = Math.max(...fields.map(({ name }) => name.length))
  const lines = ordered.map((field) => `  --${field.name.padEnd(widest)}  ${field.isNeeded ? '必写' : '可选'}  ${fieldName(operation.name, field.name)}（${field.choices.length > 0 ? field.choices.map((choice) => `${choice} ${choiceName(choice)}`.trim()).join(' | ') : kindNames[field.kind]}）`)
  const typed = ordered.filter(({ name, isNeeded }) => isNeeded && name !== 'operator' && name !== 'key')
  const example = typed.map(({ name, kind }) => (name === 'path' ? ' --file <本机文件>' : kind === 'yes-no' ? ` --${name} true` : ` --${name} <…>`)).join('')
  return [
    `${operation.name}：${operation.summary}`,
    ...lines,
    `例：npm run admin -- ${operation.name}${example}`,
    ...(fields.some(({ name }) => name === 'confirm') ? ['先不写 --confirm 看试算，对了再照“下一步”办。'] : []),
  ].join('\n')
}

export const verifyHelp = [
  'evidence.verify：在本机核验证据包（.zip），不联网；没有发现改动退出码是 0，有改动是 1',
  '  <证据包.zip>  必写  evidence.export 下载的文件',
  '  --root        可选  省中心或保管人手里的根值，64 位，几个用逗号隔开',
  '  环境变量 CHAIN_KEY  可选  学校的链密钥：最近的根值以后的记录也能核对',
  '例：npm run admin -- evidence.verify 证据包.zip --root <根值>',
].join('\n')
