// A class whose time is up: everybody hands in within the same minute, through the real handlers.
import '../outside-jest'
import type { ExamDocument } from '../../cloudfunctions/platform/documents/exam'
import { startExamCloud, type ExamCloud, type Person } from '../../tests/contract/exam/arrange'
import { answersTo, start, submit } from '../../tests/contract/exam/journey'

export interface Rush {
  readonly submitted: number
  /** Code of every answer that was no success, with how often it came. */
  readonly errors: Readonly<Record<string, number>>
  readonly latenciesMs: readonly number[]
  readonly totalMs: number
  /** Attempts that are submitted afterwards, each with every answer. */
  readonly complete: number
}

/** 40 questions, the most that the tests' bank makes a paper of. */
const parts = [{ kind: 'single', count: 20, pointsEach: 2 }, { kind: 'multiple', count: 12, pointsEach: 3 }, { kind: 'judge', count: 8, pointsEach: 3 }]

export async function submitTogether(people: number, atOnce: number): Promise<Rush> {
  const cloud = await startExamCloud()
  try {
    await cloud.change('courses', 'building_3', { exam: { minutes: 90, parts } })
    const papers = await inParallel(Array.from({ length: people }, (_, number) => number), 8, () => openPaper(cloud))
    const errors: Record<string, number> = {}
    const latenciesMs: number[] = []
    const startedAt = performance.now()
    await inParallel(papers, atOnce, async ({ person, paper }) => {
      const sentAt = performance.now()
      const { code } = await submit(cloud, person, paper, answersTo(paper, true))
      latenciesMs.push(performance.now() - sentAt)
      if (code !== 'ok') errors[code] = (errors[code] ?? 0) + 1
    })
    const totalMs = performance.now() - startedAt
    const stored = await inParallel(papers, 8, async ({ paper }) => (await cloud.read<{ state: string; answers: unknown[] }>('attempts', { _id: paper.attemptId }))[0])
    return { submitted: papers.length, errors, latenciesMs, totalMs, complete: stored.filter((attempt) => attempt?.state === 'awaiting-exit-photo' && attempt.answers.length === 40).length }
  } finally {
    await cloud.stop()
  }
}

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- a paper as it comes */
async function openPaper(cloud: ExamCloud): Promise<{ person: Person; paper: any }> {
  const person = await cloud.newcomer()
  const atMs = await cloud.now()
  // seen by staff at the entry: the steps before 开始答题 are not what is measured
  const exam: ExamDocument = {
    _id: person.enrolmentId, stamp: 's', epoch: 1, traineeId: person.traineeId, periodId: person.periodId, specialty: 'building', ruleSetId: 'exam-tests', agreed: { noticeVersion: 'notice-1', atMs }, identityConfirmedAtMs: atMs,
    entry: { kind: 'in-person', operatorId: 'zhou', atMs }, attempts: 0, openAttemptId: null, nextAttemptNotBeforeMs: 0, passedAttemptId: null, recentPapers: [],
  }
  await cloud.write('exams', exam)
  const reply = await start(cloud, person)
  if (reply.code !== 'ok') throw new Error(`start: ${reply.code} ${JSON.stringify(reply.details)}`)
  return { person, paper: reply.data }
}

async function inParallel<Item, Result>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  async function worker(): Promise<void> {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index] as Item)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
