// Case 18, by its strongest form: what a client gets is the same to the byte whatever the answers, explanations and
// difficulties of the bank are. So neither the order of questions and options nor anything else can tell the key.
import fc from 'fast-check'
import { openPaper } from '../../../cloudfunctions/platform/exam/open-paper'
import type { AttemptDocument } from '../../../cloudfunctions/platform/documents/exam'
import type { BankDocument } from '../../../cloudfunctions/platform/documents/learning'
import { drawPaper } from '../../../src/domain/exam'
import { issueTry, type Question, type QuestionKind } from '../../../src/domain/exercise'
import { productionRules } from '../../../src/domain/rules'
import { seed } from '../../seed'

const blueprint = { minutes: 60, parts: [{ kind: 'single', count: 6, pointsEach: 10 }, { kind: 'multiple', count: 4, pointsEach: 5 }, { kind: 'judge', count: 2, pointsEach: 10 }] } as const

/** The secrets of a bank, chosen twice for the same questions. */
const secret = fc.record({ mask: fc.integer({ min: 1, max: 30 }), explanation: fc.string(), difficulty: fc.constantFrom(1 as const, 2 as const, 3 as const) })
const bank = fc.tuple(fc.array(secret, { minLength: 36, maxLength: 36 }), fc.array(secret, { minLength: 36, maxLength: 36 }))

function questionsWith(secrets: readonly { mask: number; explanation: string; difficulty: 1 | 2 | 3 }[]): Question[] {
  const kinds: readonly QuestionKind[] = ['single', 'single', 'multiple', 'multiple', 'judge', 'single']
  return secrets.map(({ mask, explanation, difficulty }, index) => {
    const kind = kinds[index % kinds.length] ?? 'single'
    const keys = kind === 'judge' ? ['A', 'B'] : ['A', 'B', 'C', 'D']
    const chosen = keys.filter((_key, bit) => (mask >> bit) % 2 === 1)
    const answer = kind === 'multiple' ? chosen : [keys[mask % keys.length] ?? 'A']
    return { questionId: `q${index}`, kind, stem: `题目 ${index}`, options: keys.map((key) => ({ key, text: `选项 ${index}${key}` })), answer, explanation, chapterId: `c${index % 4}`, difficulty }
  })
}

function paperOnWire(questions: Question[], drawSeed: string, recentPapers: string[][]): string {
  const draw = drawPaper({ questions, blueprint, recentPapers, seed: drawSeed })
  if (draw.kind === 'refused') throw new Error(draw.reason)
  const attempt = { _id: 'e_1', attemptNo: 1, epoch: 1, startedAtMs: 0, deadlineMs: 3_600_000, paper: draw.paper, answers: [] } as unknown as AttemptDocument
  return JSON.stringify(openPaper(attempt, 'building', { _id: 'building_1', courseId: 'building', version: 1, questions } as BankDocument, productionRules, 0))
}

test('a paper is the same to the byte whatever its key is (case 18)', () => {
  fc.assert(
    fc.property(bank, fc.string(), fc.array(fc.constantFrom('q0', 'q7', 'q14'), { maxLength: 3 }), ([one, other], drawSeed, recent) => {
      expect(paperOnWire(questionsWith(one), drawSeed, [recent])).toBe(paperOnWire(questionsWith(other), drawSeed, [recent]))
    }),
    { seed, numRuns: 100 },
  )
})

test('a try of an exercise is the same whatever its key is (case 18)', () => {
  const chance = () => {
    let drawn = 0
    return () => ((drawn += 7) % 10) / 10
  }
  fc.assert(fc.property(bank, ([one, other]) => expect(issueTry(questionsWith(one), chance())).toEqual(issueTry(questionsWith(other), chance()))), { seed, numRuns: 100 })
})
