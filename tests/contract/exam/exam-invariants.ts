// What holds in every state of one person's exam, whatever was sent, in whatever order, however often (EXM-03 to
// EXM-08). Read from the database, compared with what was seen before, marked again by the simplest means.
import type { AttemptDocument } from '../../../cloudfunctions/platform/documents/exam'
import { isAttemptOpen, type AttemptState, type SavedAnswer } from '../../../src/domain/exam'
import { examRules } from './arrange'
import type { Play } from './exam-plays'

export interface Seen {
  readonly attempts: readonly AttemptDocument[]
  readonly certificates: number
}

export const nothingSeen: Seen = { attempts: [], certificates: 0 }

/** Where a state may lead, over any number of steps. */
const mayBecome: Record<AttemptState, readonly AttemptState[]> = {
  'in-progress': ['in-progress', 'awaiting-exit-photo', 'withheld', 'failed', 'under-review', 'passed', 'cancelled'],
  'awaiting-exit-photo': ['awaiting-exit-photo', 'withheld', 'failed', 'under-review', 'passed', 'cancelled'],
  withheld: ['withheld', 'failed', 'under-review', 'passed', 'cancelled', 'awaiting-exit-photo'],
  'under-review': ['under-review', 'passed', 'cancelled', 'awaiting-exit-photo', 'withheld'],
  failed: ['failed'],
  passed: ['passed'],
  cancelled: ['cancelled', 'appealed', 'passed'],
  appealed: ['appealed', 'cancelled', 'passed'],
}

/** Every rule that is broken, in words; none in a sound exam. */
export async function brokenRules({ cloud, person, acknowledged, submissions, papers, faults }: Play, before: Seen): Promise<{ broken: string[]; seen: Seen }> {
  const { enrolmentId, periodId } = person
  const attempts = (await cloud.read<AttemptDocument>('attempts', { enrolmentId })).sort((left, right) => left.attemptNo - right.attemptNo)
  const certificates = await cloud.read<{ attemptId: string; examScore: number }>('certificates', { enrolmentId, status: 'valid' })
  const ledger = await cloud.read<{ creditHours: number }>('ledger', { period: periodId, part: 'exam' })
  const deliveries = await cloud.read<{ attemptId: string; kind: string }>('deliveries', { enrolmentId })
  const evidence = await cloud.read<{ content: { event: string; attempt?: string } }>('evidence', { subject: enrolmentId })
  const broken = [...faults]
  const must = (isSo: boolean, rule: string): void => void (isSo || broken.push(rule))

  const passed = attempts.filter(({ state }) => state === 'passed')
  must(passed.length <= 1, 'passed twice')
  must(attempts.every(({ attemptNo }) => attemptNo <= (passed[0]?.attemptNo ?? attemptNo)), 'an attempt after a pass (case 25)')
  must(attempts.filter(({ state }) => isAttemptOpen[state]).length <= 1, 'two open attempts (case 22)')
  must(attempts.every(({ attemptNo }, index) => attemptNo === index + 1), 'attempts without a gap')
  must(certificates.length === passed.length && certificates.every(({ attemptId, examScore }) => attemptId === passed[0]?._id && examScore === passed[0].score), 'one certificate for the pass, with its score')
  must(ledger.reduce((sum, { creditHours }) => sum + creditHours, 0) === passed.length * examRules.courseHours.exam, 'the exam’s hours once for a pass, none otherwise')
  must(deliveries.filter(({ kind }) => kind === 'result').length === passed.length, 'one result for the province')

  for (const [index, attempt] of attempts.entries()) {
    const { _id, state, answers, submittedAtMs, submittedBy, deadlineMs, startedAtMs, score } = attempt
    const known = acknowledged.get(_id)
    for (const [questionId, { revision, letters }] of known ?? []) {
      const stored = answers.find((answer) => answer.questionId === questionId)
      must(stored !== undefined && (stored.revision > revision || (stored.revision === revision && stored.answer.join('') === letters)), `the saved answer to ${questionId} is lost`)
    }
    must(answers.every(({ savedAtMs }) => savedAtMs <= deadlineMs + examRules.exam.submitGraceMs), 'an answer after deadline and grace (case 21)')
    must((state === 'in-progress') === (submittedAtMs === null), 'submitted or in progress')
    must(submittedAtMs === null || submittedAtMs <= deadlineMs, 'stamped no later than the deadline')
    must(score === null || score === markedAgain(attempt), `score ${String(score)} is not what the saved answers earn`)
    must(!['failed', 'passed', 'under-review'].includes(state) || score !== null, 'a result without a score')
    must((submissions.get(_id)?.size ?? 0) <= 1, 'two different results of one submission (case 23)')
    const said = [...(submissions.get(_id) ?? [])].map((text) => JSON.parse(text) as object)[0]
    must(said === undefined || JSON.stringify(said) === JSON.stringify({ submittedBy, submittedAtMs, answered: answers.filter(({ answer }) => answer.length > 0).length, questions: attempt.paper.length }), 'the submission as it was told')
    const events = evidence.filter(({ content }) => content.attempt === _id).map(({ content }) => content.event)
    must(events.filter((event) => event === 'started').length === 1, 'one start in the evidence')
    must(events.filter((event) => event === 'submitted' || event === 'timed-out').length === (submittedAtMs === null ? 0 : 1), 'one submission in the evidence')
    const next = attempts[index + 1]
    if (next && state === 'failed') must(next.startedAtMs >= (submittedAtMs ?? Infinity) + (examRules.exam.retakeWaitsMs[Math.min(index, 2)] ?? 0), 'the wait before the next attempt')
    if (next) must(next.startedAtMs >= (submittedAtMs ?? Infinity), 'the next attempt after this one')
    must(startedAtMs < deadlineMs, 'a paper has time')
  }
  for (const paper of papers.values()) {
    const stored = attempts.find(({ _id }) => _id === paper.attemptId)
    must(stored?.paper.map(({ questionId }) => questionId).join() === paper.questions.map(({ questionId }: { questionId: string }) => questionId).join(), 'the paper that was shown')
  }
  for (const old of before.attempts) {
    const now = attempts.find(({ _id }) => _id === old._id)
    if (!now) {
      broken.push('an attempt is gone')
      continue
    }
    must(mayBecome[old.state].includes(now.state), `${old.state} became ${now.state}`)
    for (const field of ['paper', 'startedAtMs', 'deadlineMs', 'drawSeed', 'ruleSetId'] as const) must(JSON.stringify(old[field]) === JSON.stringify(now[field]), `${field} changed`)
    must(now.epoch >= old.epoch, 'the epoch fell')
    must(old.answers.every((answer) => revisionOf(now.answers, answer.questionId) >= answer.revision), 'a revision fell (case 24)')
    if (old.state !== 'in-progress') must(JSON.stringify([old.answers, old.submittedAtMs, old.submittedBy]) === JSON.stringify([now.answers, now.submittedAtMs, now.submittedBy]), 'answers changed after the submission (case 23)')
    must(old.score === null || old.score === now.score, 'a score changed')
  }
  must(before.certificates <= certificates.length, 'a certificate is gone')
  return { broken: [...new Set(broken)], seen: { attempts, certificates: certificates.length } }
}

function revisionOf(answers: readonly SavedAnswer[], questionId: string): number {
  return answers.find((answer) => answer.questionId === questionId)?.revision ?? 0
}

/** The tests’ bank: option a is right, of a multiple choice a and b. */
function markedAgain({ paper, answers }: AttemptDocument): number {
  return paper.reduce((sum, { questionId, kind, optionKeys, points }) => {
    const given = answers.find((answer) => answer.questionId === questionId)?.answer ?? []
    const chosen = given.map((letter) => optionKeys[letter.charCodeAt(0) - 65]).sort().join('')
    return sum + (chosen === (kind === 'multiple' ? 'ab' : 'a') ? points : 0)
  }, 0)
}
