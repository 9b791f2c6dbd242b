// Invariants of the exam under any order of calls, pages, clock jumps and decisions: one result, none above 100, no
// saved answer lost, no attempt after a pass, one open attempt, a paper that never changes.
import fc from 'fast-check'
import type { AttemptDocument } from '../../../cloudfunctions/platform/documents/exam'
import { isAttemptOpen } from '../../../src/domain/exam'
import { operator, startExamCloud, type ExamCloud, type Person } from './arrange'
import { agreeTo, answersTo, confirm, consent, decide, start, submit, takePhoto } from './journey'
import { seed } from '../../seed'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

type Move =
  | { readonly kind: 'prepare' | 'exit-photo' | 'verify-exit' }
  | { readonly kind: 'start' | 'submit'; readonly page: number }
  | { readonly kind: 'save'; readonly page: number; readonly from: number; readonly isRight: boolean }
  | { readonly kind: 'advance'; readonly seconds: number }
  | { readonly kind: 'review'; readonly decision: 'confirmed' | 'rejected' | 'retake' }

const page = fc.constantFrom(1, 2)
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Move>({ kind: 'prepare' }) },
  { weight: 4, arbitrary: page.map((number): Move => ({ kind: 'start', page: number })) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('save' as const), page, from: fc.nat(8), isRight: fc.boolean() }) },
  { weight: 3, arbitrary: page.map((number): Move => ({ kind: 'submit', page: number })) },
  { weight: 3, arbitrary: fc.constant<Move>({ kind: 'exit-photo' }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'verify-exit' }) },
  { weight: 2, arbitrary: fc.constantFrom(1, 700, 4_300).map((seconds): Move => ({ kind: 'advance', seconds })) },
  { weight: 3, arbitrary: fc.constantFrom('confirmed' as const, 'rejected' as const, 'retake' as const).map((decision): Move => ({ kind: 'review', decision })) },
)

interface Play {
  readonly person: Person
  readonly papers: Map<number, Awaited<ReturnType<typeof start>>['data']>
  /** Per attempt and question the highest revision that was acknowledged. */
  readonly acknowledged: Map<string, Map<string, number>>
  revision: number
  codes: string[]
}

async function play(state: Play, next: Move): Promise<void> {
  const { person } = state
  const note = (reply: { code: string }) => void state.codes.push(reply.code)
  switch (next.kind) {
    case 'prepare':
      for (const step of [agreeTo, confirm, consent]) note(await step(cloud, person))
      return void (await takePhoto(cloud, person, 'entry').then(note, () => undefined))
    case 'start': {
      const reply = await start(cloud, person, `page-${next.page}`, `设备 ${next.page}`)
      note(reply)
      if (reply.code === 'ok') state.papers.set(next.page, reply.data)
      return
    }
    case 'save': {
      const paper = state.papers.get(next.page)
      if (!paper) return
      state.revision += 1
      const answers = answersTo(paper, next.isRight, state.revision).slice(next.from)
      const reply = await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers })
      note(reply)
      if (reply.code !== 'ok') return
      const known = state.acknowledged.get(paper.attemptId) ?? new Map<string, number>()
      for (const { questionId, revision } of answers) known.set(questionId, revision)
      state.acknowledged.set(paper.attemptId, known)
      return
    }
    case 'submit': {
      const paper = state.papers.get(next.page)
      if (paper) for (const reply of await Promise.all([submit(cloud, person, paper), submit(cloud, person, paper)])) note(reply)
      return
    }
    case 'exit-photo':
      return void (await takePhoto(cloud, person, 'exit').then(note, () => undefined))
    case 'verify-exit':
      return note(await cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId: person.enrolmentId, stage: 'exit' }))
    case 'advance':
      return cloud.advance(next.seconds * 1_000)
    case 'review': {
      const waiting = await cloud.read<{ attemptId: string }>('reviews', { enrolmentId: person.enrolmentId, state: 'waiting' })
      for (const { attemptId } of waiting) note(await decide(cloud, attemptId, next.decision))
      return
    }
  }
}

async function check({ person, acknowledged, codes, papers }: Play): Promise<void> {
  const { enrolmentId, periodId } = person
  const attempts = (await cloud.read<AttemptDocument>('attempts', { enrolmentId })).sort((left, right) => left.attemptNo - right.attemptNo)
  const passed = attempts.filter(({ state }) => state === 'passed')
  const certificates = await cloud.read('certificates', { enrolmentId, status: 'valid' })
  const examHours = (await cloud.read<{ creditHours: number }>('ledger', { period: periodId, part: 'exam' })).reduce((sum, { creditHours }) => sum + creditHours, 0)
  const lost = attempts.flatMap(({ _id, answers }) =>
    [...(acknowledged.get(_id) ?? [])].filter(([questionId, revision]) => (answers.find((answer) => answer.questionId === questionId)?.revision ?? 0) < revision),
  )
  const changedPapers = [...papers.values()].filter((paper) => attempts.find(({ _id }) => _id === paper.attemptId)?.paper.map(({ questionId }) => questionId).join() !== paper.questions.map(({ questionId }: { questionId: string }) => questionId).join())
  expect({
    internal: codes.filter((code) => code === 'INTERNAL'),
    passes: passed.length <= 1,
    certificates: certificates.length,
    examHours,
    tooHigh: attempts.filter(({ score }) => (score ?? 0) > 100),
    lost,
    open: attempts.filter(({ state }) => isAttemptOpen[state]).length <= 1,
    afterPass: passed[0] ? attempts.filter(({ attemptNo }) => attemptNo > (passed[0]?.attemptNo ?? 0)).length : 0,
    changedPapers,
  }).toEqual({ internal: [], passes: true, certificates: passed.length, examHours: passed.length * 400, tooHigh: [], lost: [], open: true, afterPass: 0, changedPapers: [] })
}

describe('the exam under any order of calls', () => {
  test('gives one result, loses no saved answer, and opens nothing after a pass', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 22 }), async (moves) => {
        const state: Play = { person: await cloud.newcomer(), papers: new Map(), acknowledged: new Map(), revision: 0, codes: [] }
        for (const next of [{ kind: 'prepare' as const }, { kind: 'start' as const, page: 1 }, ...moves]) await play(state, next)
        await check(state)
      }),
      { seed, numRuns: 5, endOnFailure: true },
    )
  }, 240_000)
})
