// Recomputes from the ledger all that is derived from it or must stand behind it, and names every difference (HRS-03,
// integrity 9). Everything is given; chains and stretches are checked by their own rules.
import { certifyHours, formatCreditHours } from '../certificate'
import { foldLedger, type HoursAccount } from '../hours'
import type { RuleSet } from '../rules'
import type { Specialty } from '../specialty'
import type { CreditHours, Day, EpochMs, Milliseconds } from '../units'
import type { AuditFinding, AuditKind } from './audit-findings'
import type { ChainEntry } from './chain'

export interface AuditedEntry {
  readonly id: string
  readonly period: string
  readonly account: HoursAccount
  readonly kind: 'lesson-earned' | 'exam-passed' | 'offline' | 'correction'
  readonly part: 'course' | 'exam'
  readonly lesson: string | null
  readonly courseId: string
  readonly courseVersion: number
  readonly creditHours: CreditHours
  readonly atMs: EpochMs
}

export interface AuditedPerson {
  readonly periods: readonly { readonly periodId: string; readonly rules: Pick<RuleSet, 'courseHours' | 'playback'> }[]
  readonly enrolments: readonly { readonly enrolmentId: string; readonly periodId: string; readonly specialty: Specialty }[]
  readonly ledger: readonly AuditedEntry[]
  /** `<lesson>_<courseVersion>` → the catalogue's hours. */
  readonly lessons: Readonly<Record<string, { readonly courseId: string; readonly creditHours: CreditHours }>>
  readonly progress: readonly { readonly period: string; readonly lesson: string; readonly frontierMs: Milliseconds; readonly mediaMs: Milliseconds; readonly complete: boolean }[]
  readonly exercises: readonly { readonly period: string; readonly lesson: string; readonly isMarked: boolean; readonly creditHours: CreditHours }[]
  readonly attempts: readonly { readonly attemptId: string; readonly enrolmentId: string; readonly state: string; readonly score: number | null }[]
  readonly certificates: readonly {
    readonly number: string
    readonly attemptId: string
    readonly enrolmentId: string
    readonly specialty: Specialty
    readonly hours: readonly { readonly title: string; readonly creditHours: CreditHours }[]
    readonly totalHours: CreditHours
    readonly examScore: number
    readonly status: 'valid' | 'revoked'
    readonly issuedOn: Day
    readonly issuedAtMs: EpochMs
  }[]
  readonly deliveries: readonly { readonly deliveryId: string; readonly attemptId: string; readonly totalHours: unknown; readonly score: unknown }[]
  /** Entries of the person's hours chains. */
  readonly hoursEvidence: readonly Pick<ChainEntry, 'n' | 'content'>[]
}

type Find = (kind: AuditKind, where: string, detail?: string) => AuditFinding

const find: Find = (kind, where, detail = '') => ({ kind, where, detail })

export function auditPerson(person: AuditedPerson): AuditFinding[] {
  return [...auditLessons(person), ...auditProgress(person), ...auditExams(person), ...auditCertificates(person), ...compareLedger(person.ledger, person.hoursEvidence)]
}

const lessonKey = (one: { readonly period: string; readonly lesson: string | null }): string => `${one.period}_${one.lesson ?? ''}`

function auditLessons({ ledger, lessons, progress, exercises }: AuditedPerson): AuditFinding[] {
  const earned = ledger.filter(({ kind }) => kind === 'lesson-earned')
  const complete = new Set(progress.filter((one) => one.complete).map(lessonKey))
  const marked = new Set(exercises.filter(({ isMarked }) => isMarked).map(lessonKey))
  const seen = new Set<string>()
  const findings: AuditFinding[] = []
  for (const entry of earned) {
    const key = lessonKey(entry)
    if (seen.has(key)) findings.push(find('earned-twice', entry.id))
    seen.add(key)
    if (entry.id !== `${key}_earned`) findings.push(find('earned-misnamed', entry.id))
    if (!complete.has(key)) findings.push(find('earned-without-progress', entry.id))
    if (!marked.has(key)) findings.push(find('earned-without-exercise', entry.id))
    const lesson = lessons[`${entry.lesson ?? ''}_${entry.courseVersion}`]
    if (lesson === undefined || lesson.courseId !== entry.courseId) findings.push(find('earned-lesson-unknown', entry.id))
    else if (lesson.creditHours !== entry.creditHours) findings.push(find('earned-hours-differ', entry.id, `台账 ${formatCreditHours(entry.creditHours)}，课程 ${formatCreditHours(lesson.creditHours)}`))
  }
  for (const exercise of exercises) if (exercise.creditHours > 0 && !seen.has(lessonKey(exercise))) findings.push(find('earned-missing', lessonKey(exercise), formatCreditHours(exercise.creditHours)))
  return findings
}

function auditProgress({ progress, periods }: AuditedPerson): AuditFinding[] {
  const tails = new Map(periods.map(({ periodId, rules }) => [periodId, rules.playback.tailMs]))
  return progress.filter((one) => one.complete && one.frontierMs < one.mediaMs - (tails.get(one.period) ?? 0)).map((one) => find('progress-incomplete', lessonKey(one)))
}

/** Of every enrolment: a pass that stands has the exam's hours, nothing else has any (HRS-02). */
function auditExams({ enrolments, periods, ledger, attempts, certificates }: AuditedPerson): AuditFinding[] {
  return enrolments.flatMap(({ enrolmentId, periodId, specialty }) => {
    const passed = attempts.filter((attempt) => attempt.enrolmentId === enrolmentId && attempt.state === 'passed')
    const rules = periods.find((period) => period.periodId === periodId)?.rules
    const wanted = passed.length > 0 ? (rules?.courseHours.exam ?? 0) : 0
    const stored = foldLedger(ledger.filter(({ period }) => period === periodId))[specialty].exam
    const hasCertificate = (attemptId: string): boolean => certificates.some((one) => one.attemptId === attemptId && one.status === 'valid')
    return [
      ...(stored === wanted ? [] : [find('exam-hours-differ', enrolmentId, `台账 ${formatCreditHours(stored)}，应为 ${formatCreditHours(wanted)}`)]),
      ...passed.filter(({ attemptId }) => !hasCertificate(attemptId)).map(({ attemptId }) => find('pass-without-certificate', attemptId)),
    ]
  })
}

function auditCertificates({ certificates, attempts, enrolments, ledger, deliveries }: AuditedPerson): AuditFinding[] {
  return certificates.flatMap((certificate) => {
    const attempt = attempts.find(({ attemptId }) => attemptId === certificate.attemptId)
    const periodId = enrolments.find(({ enrolmentId }) => enrolmentId === certificate.enrolmentId)?.periodId
    const atIssue = ledger.filter(({ period, atMs }) => period === periodId && atMs <= certificate.issuedAtMs)
    const { hours, totalHours } = certifyHours(atIssue, certificate.specialty, certificate.issuedOn)
    const isSame = totalHours === certificate.totalHours && JSON.stringify(hours.map(({ creditHours }) => creditHours)) === JSON.stringify(certificate.hours.map(({ creditHours }) => creditHours))
    const differing = deliveries.filter((delivery) => delivery.attemptId === certificate.attemptId && (delivery.totalHours !== certificate.totalHours || delivery.score !== certificate.examScore))
    return [
      ...(certificate.status === 'valid' && attempt?.state !== 'passed' ? [find('certificate-without-pass', certificate.number)] : []),
      ...(isSame ? [] : [find('certificate-differs', certificate.number, `证明 ${formatCreditHours(certificate.totalHours)}，台账 ${formatCreditHours(totalHours)}`)]),
      ...(attempt !== undefined && attempt.score !== certificate.examScore ? [find('certificate-score-differs', certificate.number, `证明 ${certificate.examScore}，考试 ${attempt.score ?? '无'}`)] : []),
      ...differing.map(({ deliveryId }) => find('delivery-differs', deliveryId)),
    ]
  })
}

type ProvedEntry = Pick<AuditedEntry, 'id' | 'account' | 'creditHours' | 'courseId' | 'courseVersion'>

/** Every ledger entry is named by an entry of the hours chain, with the same hours, and the other way round. */
export function compareLedger(ledger: readonly ProvedEntry[], hoursEvidence: AuditedPerson['hoursEvidence']): AuditFinding[] {
  const proofs = new Map<string, Pick<ChainEntry, 'content'>>()
  for (const proof of hoursEvidence) {
    const named = proof.content['entry'] ?? proof.content['ledger']
    if (typeof named === 'string') proofs.set(named, proof)
  }
  const findings: AuditFinding[] = []
  for (const entry of ledger) {
    const proof = proofs.get(entry.id)
    if (proof === undefined) findings.push(find('ledger-unproved', entry.id))
    else if (!agrees(entry, proof.content)) findings.push(find('ledger-altered', entry.id, `台账 ${formatCreditHours(entry.creditHours)}，证据 ${formatCreditHours(Number(proof.content['creditHours'] ?? entry.creditHours))}`))
    proofs.delete(entry.id)
  }
  return [...findings, ...[...proofs.keys()].map((id) => find('ledger-missing', id))]
}

function agrees(entry: ProvedEntry, content: ChainEntry['content']): boolean {
  const named = { creditHours: entry.creditHours, account: entry.account, courseId: entry.courseId, courseVersion: entry.courseVersion }
  return Object.entries(named).every(([field, value]) => content[field] === undefined || content[field] === value)
}

/** A photo's hash was anchored when it was taken; it stays when the photo itself is deleted. */
export function comparePhotos(photos: readonly { readonly photoId: string; readonly sha256: string }[], entries: readonly Pick<ChainEntry, 'content'>[]): AuditFinding[] {
  const anchored = new Map(entries.flatMap(({ content }) => (content['event'] === 'photo' ? [[content['photo'], content['sha256']] as const] : [])))
  return photos.filter(({ photoId, sha256 }) => anchored.has(photoId) && anchored.get(photoId) !== sha256).map(({ photoId }) => find('photo-differs', photoId))
}
