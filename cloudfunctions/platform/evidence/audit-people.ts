// The audit of some people (HRS-03, PRV-04): loads, recomputes, compares. What differs is looked at a second time,
// because somebody may be studying at this very moment.
import { auditPerson, comparePhotos, verifyChain, verifyStretches, type AuditedPerson, type AuditFinding } from '../../../src/domain/evidence'
import type { Context } from '../context'
import type { EvidenceDocument } from '../documents/house'
import { stretchesKept } from '../desks'
import { chainHasher } from '../evidence'
import { sha256 } from '../sealing'
import { auditOperator, isOperatorKey } from './audit-operator'
import { compareRoots, openRootBook, type RootBook } from './chain-proofs'
import { chainIdOf, loadPeople, type PersonRecords } from './person-records'

export interface PersonFindings {
  /** A trainee's id, or an operator's key (`operatorKey`). */
  readonly personId: string
  readonly findings: readonly AuditFinding[]
}

type Needs = Pick<Context, 'database' | 'secrets'>

/** Only people with differences. */
export async function auditPeople(context: Needs, personIds: readonly string[]): Promise<PersonFindings[]> {
  const book = await openRootBook(context)
  const first = await auditOnce(context, personIds, book)
  if (first.size === 0) return []
  const again = await auditOnce(context, [...first.keys()], book)
  return [...again].flatMap(([personId, findings]) => {
    const seen = new Set(first.get(personId)?.map(keyOf))
    const lasting = findings.filter((finding) => seen.has(keyOf(finding)))
    return lasting.length === 0 ? [] : [{ personId, findings: lasting }]
  })
}

const keyOf = ({ kind, where }: AuditFinding): string => `${kind} ${where}`

async function auditOnce(context: Needs, personIds: readonly string[], book: RootBook): Promise<Map<string, AuditFinding[]>> {
  const found = new Map<string, AuditFinding[]>()
  for (const key of personIds.filter(isOperatorKey)) {
    const findings = await auditOperator(context, key, book)
    if (findings.length > 0) found.set(key, findings)
  }
  for (const records of await loadPeople(context, personIds.filter((id) => !isOperatorKey(id)))) {
    const findings = [...auditPerson(auditedPerson(records)), ...auditProofs(context, records), ...(await compareRoots(book, records.chains, records.entries))]
    if (findings.length > 0) found.set(records.traineeId, findings)
  }
  return found
}

function auditProofs(context: Needs, records: PersonRecords): AuditFinding[] {
  const { keyIds, hash } = chainHasher(context)
  const chains = new Map(records.chains.map((chain) => [chain._id, chain]))
  const entriesOf = new Map<string, EvidenceDocument[]>()
  for (const chainId of chains.keys()) entriesOf.set(chainId, [])
  for (const entry of records.entries) entriesOf.set(chainIdOf(entry), [...(entriesOf.get(chainIdOf(entry)) ?? []), entry])
  const ofChains = [...entriesOf].flatMap(([chainId, entries]): AuditFinding[] => {
    const chain = chains.get(chainId)
    if (!chain) return [{ kind: 'chain-missing', where: chainId, detail: '' }]
    const { length, head, digest } = chain
    return verifyChain(entries, { chainId, length, head, digest }, sha256, hash).map(({ kind, n }) => ({ kind, where: chainId, detail: `第 ${n} 条` }))
  })
  const ofStretches = verifyStretches(watchRecordsOf(records), closingsOf(records), sha256, { keyIds, hash })
  return [
    ...ofChains,
    ...ofStretches.map(({ kind, period, lesson, n }): AuditFinding => ({ kind, where: lesson === '' ? `watch_${records.traineeId}` : `${period}_${lesson}`, detail: n === 0 ? '' : `第 ${n} 段` })),
    ...comparePhotos(records.photos.map(({ _id: photoId, sha256: hash }) => ({ photoId, sha256: hash })), records.entries),
  ]
}

export function closingsOf({ traineeId, entries }: PersonRecords): EvidenceDocument[] {
  return entries.filter(({ stream, subject, content }) => stream === 'watch' && subject === traineeId && content['places'] !== undefined)
}

export function watchRecordsOf({ desk, progress }: PersonRecords) {
  const running = desk?.live ? desk.stretches : []
  return {
    stretches: [...progress.flatMap(({ stretches }) => stretches), ...running],
    running,
    progress: progress.map(({ period, lesson, frontierMs, stretches, detailsDeletedAtMs }) => ({ period, lesson, frontierMs, isTrimmed: stretches.length >= stretchesKept || detailsDeletedAtMs !== undefined })),
    end: desk === null ? null : { head: desk.head, links: desk.links },
  }
}

function auditedPerson(records: PersonRecords): AuditedPerson {
  const lessons = [...records.courses.values()].flatMap(({ courseId, version, chapters }) => chapters.flatMap((chapter) => chapter.lessons.map(({ lessonId, creditHours }) => [`${lessonId}_${version}`, { courseId, creditHours }] as const)))
  return {
    periods: records.periods.map(({ _id: periodId, rules }) => ({ periodId, rules })),
    enrolments: records.enrolments.map(({ _id: enrolmentId, periodId, specialty }) => ({ enrolmentId, periodId, specialty })),
    ledger: records.ledger.map(({ _id: id, ...entry }) => ({ id, ...entry })),
    lessons: Object.fromEntries(lessons),
    progress: records.progress,
    exercises: records.exercises.map(({ period, lesson, marked }) => ({ period, lesson, isMarked: marked !== null, creditHours: marked?.creditHours ?? 0 })),
    attempts: records.attempts.map(({ _id: attemptId, enrolmentId, state, score }) => ({ attemptId, enrolmentId, state, score })),
    certificates: records.certificates.map(({ _id: number, history, ...certificate }) => ({ number, ...certificate, issuedAtMs: history[0]?.atMs ?? 0 })),
    deliveries: records.deliveries.map(({ _id: deliveryId, attemptId, payload }) => ({ deliveryId, attemptId, totalHours: payload['totalHours'], score: payload['score'] })),
    hoursEvidence: records.entries.filter(({ stream }) => stream === 'hours'),
  }
}
