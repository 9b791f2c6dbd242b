// Fencing (integrity.md): whatever ends a right leaves no live lease behind, at whichever moment it comes.
import { openLessonHandler } from '../../../cloudfunctions/trainee/learning/open-lesson'
import { closeLeaseHandler } from '../../../cloudfunctions/trainee/learning/close-lease'
import { renewLeaseHandler } from '../../../cloudfunctions/trainee/learning/renew-lease'
import type { DeskDocument } from '../../../cloudfunctions/platform/documents/learning'
import { fenceSession, fenceTrainee } from '../../../cloudfunctions/platform/fencing'
import { Refusal } from '../../../cloudfunctions/platform/refusal'
import type { ResponseOf } from '../../../src/contract'
import type { openLesson } from '../../../src/contract/learning/open-lesson'
import type { InMemoryDatabase } from './in-memory-database'
import { byComputer, byPhone, contextAt, newStudy, run, sessionId, startMs, traineeId } from './study-case'

type Opened = ResponseOf<typeof openLesson>

const opening = { enrolmentId: 'enrolment-1', lessonId: 'lesson-1', page: 'computer', device: '电脑浏览器', takeOver: false }

function endSession(memory: InMemoryDatabase, nowMs: number, fence: typeof fenceSession): () => Promise<void> {
  const context = contextAt(memory, nowMs, { kind: 'none' })
  return () =>
    context.database.transact(async (transaction) => {
      await fence(transaction, context, traineeId, sessionId)
      await transaction.update('sessions', sessionId, { endedAtMs: nowMs, version: 2 })
    })
}

async function openDuring(memory: InMemoryDatabase, nowMs: number): Promise<string> {
  try {
    await run<Opened>(openLessonHandler, contextAt(memory, nowMs, byComputer), opening)
    return 'opened'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const fences: readonly [string, typeof fenceSession][] = [
  ['everything of the person', (transaction, context, id) => fenceTrainee(transaction, context, id)],
  ['this session alone', fenceSession],
]

describe.each(fences)('a session that ends while its page opens a lesson, fencing %s', (_name, fence) => {
  it.each([true, false])('leaves no live lease, whichever step it falls between (first opening ever: %s)', async (isFirst) => {
    const outcomes: string[] = []
    for (let step = 0; step < 40; step += 1) {
      const memory = newStudy()
      if (!isFirst) {
        await openDuring(memory, startMs)
        memory.seed('desks', { ...(memory.peek<DeskDocument>('desks', traineeId) as DeskDocument), live: false, holder: null } as never)
      }
      memory.interruptAt(step, endSession(memory, startMs + 1_000, fence))
      outcomes.push(await openDuring(memory, startMs + 900))
      const ended = memory.peek<{ endedAtMs: number | null }>('sessions', sessionId)?.endedAtMs !== null
      const isLive = memory.peek<DeskDocument>('desks', traineeId)?.live ?? false
      expect({ step, aliveOnDeadSession: ended && isLive }).toEqual({ step, aliveOnDeadSession: false })
    }
    expect(new Set(outcomes)).toEqual(new Set(['opened', 'NOT_SIGNED_IN']))
  })
})

it('a fenced page can renew no more, and its journal is still worth what it played (integrity 4, fencing)', async () => {
  const memory = newStudy()
  const opened = await run<Opened>(openLessonHandler, contextAt(memory, startMs, byComputer), opening)
  await endSession(memory, startMs + 60_000, fenceSession)()
  const renewal = run(renewLeaseHandler, contextAt(memory, startMs + 60_000, byComputer), { token: opened.lease.token, segments: [[0, 60_000]], positionMs: 60_000 })
  await expect(renewal).rejects.toMatchObject({ code: 'LEASE_SUPERSEDED' })
  expect(memory.peek<DeskDocument>('desks', traineeId)?.closed).toMatchObject([{ budgetMs: 60_000, handedIn: null }])
})

it('ending a computer’s session leaves the phone’s lease alone (ACC-04)', async () => {
  const memory = newStudy()
  const opened = await run<Opened>(openLessonHandler, contextAt(memory, startMs, byPhone), { ...opening, page: 'phone' })
  await endSession(memory, startMs + 60_000, fenceSession)()
  const renewed = await run<Opened['lease']>(renewLeaseHandler, contextAt(memory, startMs + 60_000, byPhone), { token: opened.lease.token, segments: [[0, 60_000]], positionMs: 60_000 })
  expect(renewed).toMatchObject({ state: 'playing', creditedMs: 60_000 })
})

it('a renewal that meets the desk its token names is one update and no read (integrity, the lease)', async () => {
  const memory = newStudy()
  const opened = await run<Opened>(openLessonHandler, contextAt(memory, startMs, byPhone), { ...opening, page: 'phone' })
  const before = memory.operations.length
  const renewed = await run<Opened['lease']>(renewLeaseHandler, contextAt(memory, startMs + 200_000, byPhone), { token: opened.lease.token, segments: [[0, 200_000]], positionMs: 200_000 })
  await run(renewLeaseHandler, contextAt(memory, startMs + 300_000, byPhone), { token: renewed.token, segments: [[200_000, 290_000]], positionMs: 290_000 })
  expect(memory.operations.slice(before)).toEqual(['update', 'update'])
})

it('a lease that was given back cannot be renewed with the token of its last answer', async () => {
  const memory = newStudy()
  const opened = await run<Opened>(openLessonHandler, contextAt(memory, startMs, byPhone), { ...opening, page: 'phone' })
  const closed = await run<Opened['lease']>(closeLeaseHandler, contextAt(memory, startMs + 10_000, byPhone), { token: opened.lease.token, segments: [[0, 10_000]], positionMs: 10_000 })
  const renewal = run(renewLeaseHandler, contextAt(memory, startMs + 20_000, byPhone), { token: closed.token, segments: [[10_000, 20_000]], positionMs: 20_000 })
  await expect(renewal).rejects.toMatchObject({ code: 'LEASE_SUPERSEDED' })
})
