// Papers marked per second, a thousand trainees handing in within one minute, and the certificate's PDF.
// Arguments: trainees, calls at once.
import { createRequire } from 'node:module'
import path from 'node:path'
import type * as CertificatePdf from '../cloudfunctions/trainee/certificate/certificate-pdf.lazy'
import { describeMachine } from './machine'
import { submitTogether } from './papers/rush'
import { scoringRates } from './papers/scoring'
import { quantile } from './watch/tally'

const [people = 1_000, atOnce = 32] = process.argv.slice(2).map(Number)
const repetitions = 9
/** As it is deployed: the font lies beside it. */
const { drawCertificate } = createRequire(path.resolve('package.json'))('./dist/cloudfunctions/trainee/certificate-pdf.lazy.js') as typeof CertificatePdf

async function main(): Promise<void> {
  console.log(describeMachine())
  const rates = scoringRates(repetitions, 20_000)
  console.log(`\npapers of 100 questions marked per second, one core: median ${Math.round(quantile(rates, 0.5)).toLocaleString('en')} (${Math.round(Math.min(...rates)).toLocaleString('en')} to ${Math.round(Math.max(...rates)).toLocaleString('en')})`)

  const times: number[] = []
  let bytes = 0
  for (let made = 0; made < repetitions + 3; made += 1) {
    const startedAt = performance.now()
    bytes = (await drawCertificate(sample)).length
    times.push(performance.now() - startedAt)
  }
  const warm = times.slice(3)
  console.log(`\ncertificate PDF: first ${times[0]?.toFixed(0)} ms, warm median ${quantile(warm, 0.5).toFixed(0)} ms (${Math.min(...warm).toFixed(0)} to ${Math.max(...warm).toFixed(0)}), ${(bytes / 1024).toFixed(1)} KB`)

  const rush = await submitTogether(people, atOnce)
  console.log(`\n${rush.submitted} trainees hand in papers of 40 answers, ${atOnce} calls at once: ${(rush.totalMs / 1000).toFixed(1)} s, errors ${JSON.stringify(rush.errors)}, complete afterwards ${rush.complete}`)
  console.log(`  p50 ${quantile(rush.latenciesMs, 0.5).toFixed(0)} ms, p95 ${quantile(rush.latenciesMs, 0.95).toFixed(0)} ms, most ${Math.max(...rush.latenciesMs).toFixed(0)} ms`)
  console.log(`\n${describeMachine()}`)
}

const sample = {
  number: 'XS2026-ABCD-EFGH-JKLM', name: '张建国', idMasked: '320502********1234', specialty: 'building', hours: [{ title: '公共课', creditHours: 1600 }, { title: '建筑工程专业课', creditHours: 4000 }, { title: '考试', creditHours: 400 }], totalHours: 6000,
  studiedFrom: '2026-03-01', studiedTo: '2026-05-12', issuedOn: '2026-05-14', institution: '苏州市智信建设职业培训学校', isDemonstration: false, verifyAddress: 'http://127.0.0.1:3900/#/pages/verify/index?number=XS2026-ABCD-EFGH-JKLM', seal: null, madeAtMs: 1_800_000_000_000,
} as unknown as CertificatePdf.CertificateOnPaper

void main()
