// What the audit of one person's hours names (HRS-03, integrity 9), case by case.
import { auditPerson, auditTexts, describeFinding, type AuditedEntry, type AuditedPerson } from '../../../src/domain/evidence'
import { productionRules } from '../../../src/domain/rules'
import audits from '../../vectors/evidence/audits.json'

const earned: AuditedEntry = { id: 'p_l1_earned', period: 'p', account: 'common', kind: 'lesson-earned', part: 'course', lesson: 'l1', courseId: 'common', courseVersion: 1, creditHours: 200, atMs: 1_000 }
const exam: AuditedEntry = { id: 'e_1_exam', period: 'p', account: 'building', kind: 'exam-passed', part: 'exam', lesson: null, courseId: 'building', courseVersion: 1, creditHours: 400, atMs: 2_000 }
const ledgers: Readonly<Record<string, readonly AuditedEntry[]>> = {
  exam: [exam],
  'no-exam': [earned],
  'more-hours': [{ ...earned, creditHours: 300 }, exam],
  twice: [earned, { ...earned, id: 'p_l1_earned_2' }, exam],
  cancelled: [earned, exam, { ...exam, id: 'e_1_exam_cancelled', kind: 'correction', creditHours: -400, atMs: 3_000 }],
}
const certificate = { number: 'C-1', attemptId: 'e_1', enrolmentId: 'e', specialty: 'building', hours: [{ title: '公共课', creditHours: 200 }, { title: '专业课（建筑工程）', creditHours: 0 }, { title: '考试', creditHours: 400 }], totalHours: 600, examScore: 82, status: 'valid', issuedOn: '2027-03-01', issuedAtMs: 2_000 } as const

const sound: AuditedPerson = {
  periods: [{ periodId: 'p', rules: productionRules }],
  enrolments: [{ enrolmentId: 'e', periodId: 'p', specialty: 'building' }],
  ledger: [earned, exam],
  lessons: { l1_1: { courseId: 'common', creditHours: 200 } },
  progress: [{ period: 'p', lesson: 'l1', frontierMs: 600_000, mediaMs: 600_000, complete: true }],
  exercises: [{ period: 'p', lesson: 'l1', isMarked: true, creditHours: 200 }],
  attempts: [{ attemptId: 'e_1', enrolmentId: 'e', state: 'passed', score: 82 }],
  certificates: [certificate],
  deliveries: [{ deliveryId: 'e_1_result', attemptId: 'e_1', totalHours: 600, score: 82 }],
  hoursEvidence: [{ n: 1, content: { entry: 'p_l1_earned', account: 'common', creditHours: 200, courseId: 'common', courseVersion: 1 } }, { n: 1, content: { event: 'exam-hours', ledger: 'e_1_exam', account: 'building', creditHours: 400 } }],
}

function arranged({ ledger, certificates, ...change }: { readonly ledger?: string; readonly certificates?: unknown }): AuditedPerson {
  return {
    ...sound,
    ...change,
    ...(ledger === undefined ? {} : { ledger: ledgers[ledger] ?? [] }),
    ...(certificates === undefined ? {} : { certificates: certificates === 'revoked' ? [{ ...certificate, status: 'revoked' }] : [] }),
  } as AuditedPerson
}

describe('the audit of one person', () => {
  test.each(audits)('$title', ({ change, expect: expected }) => {
    expect(auditPerson(arranged(change)).map(({ kind }) => kind)).toEqual(expected)
  })

  test('says every difference in a Chinese sentence of its own (SCR-03)', () => {
    const texts = Object.values(auditTexts)
    expect([texts.filter((text) => !/[\u4e00-\u9fff]/.test(text)), new Set(texts).size === texts.length]).toEqual([[], true])
    expect(describeFinding({ kind: 'earned-twice', where: 'p_l1_earned', detail: '' })).toBe('同一节课在台账里记了两次学时（p_l1_earned）')
  })
})
