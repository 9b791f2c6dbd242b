// The person was verified after the exam: only now the paper is marked (EXM-03). One path for a photo and for staff
// who saw the person.
import { decideOutcome, keysById, movedTo, scorePaper, type Look, type Outcome } from '../../../src/domain/exam'
import { judgeRisk, needsReview, queuePlace, type Risk } from '../../../src/domain/photos'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { AttemptDocument, PhotoDocument } from '../documents/exam'
import type { BankDocument } from '../documents/learning'
import { appendEvidence } from '../evidence'
import { queueMessage } from '../messages'
import { findingsOf, type ExaminedLook } from '../photos/photo-findings'
import { CommitConflict } from '../refusal'
import { bankOfAttempt } from './bank-in-force'
import { changeExam } from './commit-exam'
import type { ExamCase } from './exam-case'
import { phoneOf } from './message-words'
import { loadPassParts, writePass, type PassParts } from './write-pass'
import { specialtyNames } from '../../../src/domain/specialty'

type Needs = Pick<Context, 'database' | 'newId' | 'nowMs' | 'secrets'>

/** What marking and passing need besides the case; read before the decision. */
export interface ExitParts {
  readonly bank: BankDocument
  readonly pass: PassParts
  /** Null where staff saw the person instead. */
  readonly entryPhoto: PhotoDocument | null
  /** The attempt's own number in [0, 1): whether it is a random sample. */
  readonly draw: number
}

export async function loadExitParts(context: Pick<Context, 'database' | 'lookupHash'>, examCase: ExamCase, attempt: AttemptDocument): Promise<ExitParts> {
  const [bank, pass, entryPhoto] = await Promise.all([
    bankOfAttempt(context, attempt),
    loadPassParts(context, examCase),
    attempt.entry.kind === 'photo' ? context.database.get('photos', attempt.entry.photoId) : null,
  ])
  return { bank, pass, entryPhoto, draw: sampleDraw(context, attempt._id) }
}

/** From a keyed hash: the same attempt always draws the same number, and nobody outside can know or steer it. */
export function sampleDraw({ lookupHash }: Pick<Context, 'lookupHash'>, attemptId: string): number {
  return parseInt(lookupHash('photo-sample', attemptId).slice(0, 12), 16) / 16 ** 12
}

/** What is known of both photos; where nothing is known a person looks. */
export interface ExitPhotos {
  readonly entry: ExaminedLook | null
  readonly exit: ExaminedLook | null
  readonly draw: number
}

export interface AcceptedExit {
  readonly attempt: AttemptDocument
  readonly exit: Look
  readonly outcome: Outcome
  readonly risk: Risk
  readonly change: Partial<Omit<AttemptDocument, '_id'>>
}

/** Pure: the marks and what they lead to. */
export function decideExit({ rules, course }: ExamCase, attempt: AttemptDocument, bank: BankDocument, exit: Look, nowMs: number, photos: ExitPhotos = { entry: null, exit: null, draw: 0 }): AcceptedExit {
  const marking = scorePaper(attempt.paper, attempt.answers, keysById(bank.questions), rules.exam)
  const titles = new Map(course?.chapters.map(({ chapterId, title }) => [chapterId, title]))
  const submittedAtMs = attempt.submittedAtMs ?? attempt.deadlineMs
  const risk = judgeRisk({ entry: findingsOf(attempt.entry, photos.entry), exit: findingsOf(exit, photos.exit), moves: attempt.deviceMoves ?? 0 })
  const isReviewNeeded = needsReview(risk, photos.draw, rules.photos)
  const outcome = decideOutcome({ isPassed: marking.isPassed, attemptNo: attempt.attemptNo, submittedAtMs, entry: attempt.entry, exit, isReviewNeeded }, rules.exam, nowMs)
  return {
    attempt,
    exit,
    outcome,
    risk,
    change: {
      state: movedTo(attempt.state, outcome.state),
      exit,
      isExitAgain: false,
      score: marking.score,
      weakChapters: marking.weakChapterIds.map((chapterId) => titles.get(chapterId) ?? chapterId),
      scoredAtMs: attempt.scoredAtMs ?? nowMs,
      reviewDueMs: outcome.state === 'under-review' ? outcome.reviewDueMs : null,
      settledAtMs: outcome.state === 'under-review' ? null : nowMs,
    },
  }
}

/** Writes the outcome into a running transaction; throws CommitConflict when attempt or exam changed. */
export async function writeExit(transaction: Transaction, context: Needs, examCase: ExamCase, parts: ExitParts, accepted: AcceptedExit): Promise<void> {
  const { attempt, exit, outcome, risk, change } = accepted
  const current = await transaction.get('attempts', attempt._id)
  if (current?.stamp !== attempt.stamp) throw new CommitConflict('the attempt changed')
  const review = outcome.state === 'under-review' ? await transaction.get('reviews', attempt._id) : null
  await transaction.update('attempts', attempt._id, { ...change, stamp: context.newId() })
  await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, {
    event: 'scored',
    attempt: attempt._id,
    exit: exit.kind === 'photo' ? exit.photoId : `in-person:${exit.operatorId}`,
    state: outcome.state,
    score: change.score ?? null,
  })
  const { trainee } = examCase
  switch (outcome.state) {
    case 'failed':
      await changeExam(transaction, context, examCase, { openAttemptId: null, nextAttemptNotBeforeMs: outcome.nextAttemptNotBeforeMs })
      await queueMessage(transaction, context, { kind: 'result', subject: attempt._id, traineeId: trainee._id, phone: phoneOf(trainee), params: [trainee.name, specialtyNames[examCase.enrolment.specialty]] })
      return
    case 'under-review':
      await changeExam(transaction, context, examCase, { openAttemptId: attempt._id, agreed: null, identityConfirmedAtMs: null, entry: null })
      await transaction.put('reviews', {
        _id: attempt._id,
        version: (review?.version ?? 0) + 1,
        attemptId: attempt._id,
        enrolmentId: attempt.enrolmentId,
        traineeId: attempt.traineeId,
        state: 'waiting',
        risk: risk.risk,
        findings: [...risk.findings],
        isSample: risk.findings.length === 0,
        queueAtMs: queuePlace(context.nowMs, risk.risk),
        requestedAtMs: context.nowMs,
        dueAtMs: outcome.reviewDueMs,
        decisions: review?.decisions ?? [],
      })
      return
    case 'passed':
      await writePass(transaction, context, examCase, attempt, change.score ?? 0, parts.pass)
      return
  }
}
