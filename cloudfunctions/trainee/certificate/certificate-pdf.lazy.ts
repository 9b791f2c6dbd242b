// The certificate as PDF (CRT-02): A4, drawn with vectors and one subset font. A file of its own beside the
// function: the library and the font are read when the first certificate is made.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { create as createQrCode } from 'qrcode'
import { formatCreditHours, formatDay } from '../../../src/domain/certificate'
import { specialtyNames, type Specialty } from '../../../src/domain/specialty'
import type { CreditHours, Day, EpochMs } from '../../../src/domain/units'

export interface CertificateOnPaper {
  readonly number: string
  readonly name: string
  readonly idMasked: string
  readonly specialty: Specialty
  readonly hours: readonly { readonly title: string; readonly creditHours: CreditHours }[]
  readonly totalHours: CreditHours
  readonly studiedFrom: Day
  readonly studiedTo: Day
  readonly issuedOn: Day
  readonly institution: string
  readonly isDemonstration: boolean
  /** Where anybody can check it. */
  readonly verifyAddress: string
  /** PNG or JPEG; without one a place to stamp is left. */
  readonly seal: Buffer | null
  readonly madeAtMs: EpochMs
}

type Page = InstanceType<typeof PDFDocument>

const ink = '#1f2328'
const faint = '#6b7280'
const line = '#8a6d3b'
const pageWidth = 595.28
const left = 84
const right = pageWidth - left
const width = right - left

let fontBytes: Promise<Buffer> | undefined

/** Noto Sans SC with the rare characters of people's names; copied beside the bundle by assets.json. */
function readFont(): Promise<Buffer> {
  fontBytes ??= readFile(join(__dirname, 'fonts', 'NotoSansSC_400Regular.ttf'))
  return fontBytes
}

export async function drawCertificate(content: CertificateOnPaper): Promise<Buffer> {
  const font = await readFont()
  return new Promise((resolve, reject) => {
    const page = new PDFDocument({
      size: 'A4',
      margin: 0,
      // The types know file names alone; the library takes bytes as well.
      font: font as unknown as string,
      info: { Title: `学时证明 ${content.number}`, Author: content.institution, Subject: '二级注册建造师继续教育', CreationDate: new Date(content.madeAtMs), ModDate: new Date(content.madeAtMs) },
      lang: 'zh-CN',
    })
    const parts: Buffer[] = []
    page.on('data', (part: Buffer) => parts.push(part))
    page.on('end', () => resolve(Buffer.concat(parts)))
    page.on('error', reject)
    if (content.isDemonstration) drawWatermark(page)
    drawFrame(page)
    drawHeading(page, content)
    drawHours(page, content, drawStatement(page, content))
    drawSignature(page, content)
    drawQrCode(page, content)
    page.end()
  })
}

function drawFrame(page: Page): void {
  page.lineWidth(2.2).strokeColor(line).rect(34, 34, pageWidth - 68, 774).stroke()
  page.lineWidth(0.6).rect(40, 40, pageWidth - 80, 762).stroke()
}

function drawHeading(page: Page, { number }: CertificateOnPaper): void {
  page.fillColor(faint).fontSize(10.5).text(`编号：${number}`, left, 72, { width, align: 'right', lineBreak: false })
  page.fillColor(ink)
  // one weight is at hand: a thin outline makes the title bold
  page.lineWidth(0.9).strokeColor(ink)
  centred(page, '学时证明', 34, 122, { characterSpacing: 12, fill: true, stroke: true })
  centred(page, '二级注册建造师继续教育', 14, 180, { characterSpacing: 2 })
}

function centred(page: Page, text: string, size: number, y: number, options: { characterSpacing: number; fill?: boolean; stroke?: boolean }): void {
  page.fontSize(size)
  page.text(text, (pageWidth - page.widthOfString(text, options)) / 2, y, { ...options, lineBreak: false })
}

const statementTop = 232
const lineHeight = 28

/** Answers with the height at which it ends: long names take more lines. */
function drawStatement(page: Page, { name, idMasked, specialty, studiedFrom, studiedTo, totalHours }: CertificateOnPaper): number {
  const statement =
    `　　兹证明 ${name}（身份证号 ${idMasked}）于 ${formatDay(studiedFrom)}至 ${formatDay(studiedTo)}参加二级注册建造师（${specialtyNames[specialty]}专业）继续教育，` +
    `修满规定学时，经考试合格，共计 ${formatCreditHours(totalHours)} 学时。`
  page.fillColor(ink).fontSize(14)
  const lines = [...breakLines(page, statement), '　　特此证明。']
  lines.forEach((text, index) => page.text(text, left, statementTop + index * lineHeight, { lineBreak: false }))
  return statementTop + lines.length * lineHeight
}

/** Chinese breaks anywhere but before closing marks and inside a date, number or word; the library breaks at spaces alone. */
function breakLines(page: Page, text: string): string[] {
  const pieces = text.match(/\d+年\d+月\d+日|[0-9A-Za-z.*]+[，。；：、）》]*|\s+|.[，。；：、）》]*/gu) ?? []
  const lines: string[] = []
  let current = ''
  for (const piece of pieces) {
    if (current !== '' && page.widthOfString(current + piece.trimEnd()) > width) {
      lines.push(current.trimEnd())
      current = piece.trimStart()
    } else {
      current += piece
    }
  }
  return current === '' ? lines : [...lines, current]
}

const rowHeight = 30

function drawHours(page: Page, { hours, totalHours }: CertificateOnPaper, below: number): void {
  const tableTop = below + 20
  const columns = [left, left + 240, left + 330, right]
  const rows = [
    ['课程', '学时', '结果'],
    ...hours.map(({ title, creditHours }) => [title, formatCreditHours(creditHours), title === '考试' ? '合格' : '已修满']),
    ['合计', formatCreditHours(totalHours), '合格'],
  ]
  page.rect(left, tableTop, width, rowHeight).fill('#f5efe2')
  page.lineWidth(0.7).strokeColor(line)
  for (let row = 0; row <= rows.length; row += 1) page.moveTo(left, tableTop + row * rowHeight).lineTo(right, tableTop + row * rowHeight).stroke()
  for (const x of columns) page.moveTo(x, tableTop).lineTo(x, tableTop + rows.length * rowHeight).stroke()
  page.fillColor(ink).fontSize(12)
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      const from = columns[column] ?? left
      const to = columns[column + 1] ?? right
      const x = column === 0 ? from + 12 : from + (to - from - page.widthOfString(cell)) / 2
      page.text(cell, x, tableTop + row * rowHeight + 7, { lineBreak: false })
    }),
  )
}

const signatureTop = 610
const sealSize = 113

/** Institution and date on the right, the seal over the date as on paper. */
function drawSignature(page: Page, { institution, issuedOn, seal }: CertificateOnPaper): void {
  const date = formatDay(issuedOn)
  page.fillColor(ink).fontSize(14)
  const blockWidth = Math.max(page.widthOfString(institution), page.widthOfString(date))
  const middle = right - blockWidth / 2
  page.text(institution, middle - page.widthOfString(institution) / 2, signatureTop, { lineBreak: false })
  page.text(date, middle - page.widthOfString(date) / 2, signatureTop + 32, { lineBreak: false })
  if (seal) page.image(seal, middle - sealSize / 2, signatureTop - 26, { fit: [sealSize, sealSize], align: 'center', valign: 'center' })
  else page.fillColor(faint).fontSize(10).text('（盖章）', middle - 20, signatureTop + 62, { lineBreak: false })
}

const qrSize = 84

function drawQrCode(page: Page, { verifyAddress, number }: CertificateOnPaper): void {
  const { modules } = createQrCode(verifyAddress, { errorCorrectionLevel: 'M' })
  const step = qrSize / modules.size
  const top = signatureTop - 20
  page.fillColor('#000000')
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue
      let end = column
      while (end < modules.size && modules.get(row, end)) end += 1
      page.rect(left + column * step, top + row * step, (end - column) * step, step)
      column = end
    }
  }
  page.fill()
  page.fillColor(faint).fontSize(9)
  page.text('扫码核验真伪', left, top + qrSize + 6, { width: qrSize, align: 'center', lineBreak: false })
  page.fontSize(9).text('本证明内容以扫码核验页面为准；页面显示“已作废”的，本证明无效。', left, 744, { width, align: 'center', lineBreak: false })
  page.text(`核验编号 ${number}`, left, 760, { width, align: 'center', lineBreak: false })
}

function drawWatermark(page: Page): void {
  page.save()
  page.rotate(-35, { origin: [pageWidth / 2, 421] })
  page.fillColor('#c0392b').fillOpacity(0.16).fontSize(58)
  const text = '演示样张 不作证明'
  page.text(text, (pageWidth - page.widthOfString(text)) / 2, 390, { lineBreak: false })
  page.restore()
}
