import { codeOf, dataOf } from '../local-cloud'
import { emptySchool, openSchool, testRules, type School } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchool()
}, 60_000)
afterAll(() => school.stop())

const stricter = { ...testRules, ruleSetId: 'rules-2027', exam: { ...testRules.exam, passMark: 70 } }

describe('publishing rules', () => {
  test('a dry run tells the differences and publishes nothing (OPS-04)', async () => {
    const dry = dataOf(await school.admin('rules.publish', { rules: stricter }))
    expect([dry.lines, await school.read('rule_sets', { _id: 'rules-2027' })]).toEqual([['exam.passMark：60 → 70'], []])
  })

  test('a published set never changes; the same content again changes nothing', async () => {
    dataOf(await school.admin('rules.publish', { rules: stricter, makeCurrent: false, confirm: true }))
    const before = await school.read('rule_sets', { _id: 'rules-2027' })
    const same = dataOf(await school.admin('rules.publish', { rules: stricter, makeCurrent: false, confirm: true }))
    const other = codeOf(await school.admin('rules.publish', { rules: { ...stricter, exam: { ...stricter.exam, passMark: 65 } }, confirm: true }))
    expect([same.sentence, other, await school.read('rule_sets', { _id: 'rules-2027' })]).toEqual([expect.stringContaining('早已发布'), 'RULES_PUBLISHED', before])
  })

  test('rules that contradict themselves are refused with the places', async () => {
    const answer = await school.admin('rules.publish', { rules: { ...testRules, ruleSetId: 'broken', effectiveFrom: '2027-02-30', exam: { ...testRules.exam, passMark: 0 } }, confirm: true })
    expect([codeOf(answer), answer.ok ? [] : (answer.error.details as { lines: string[] }).lines.length]).toEqual(['RULES_REFUSED', 2])
  })

  test('only a head publishes, and only for a school that is set up', async () => {
    const key = dataOf(await school.admin('staff.appoint', { newOperator: 'op-chen', name: '陈老师', roles: ['operator'] }))['staffKey']
    const byOperator = codeOf(await school.admin('rules.publish', { operator: 'op-chen', key, rules: stricter }))
    const { cloud, setupKey } = await emptySchool()
    const { staffKey } = dataOf(await cloud.console<{ staffKey: string }>('admin', { operation: 'staff.appointFirst', input: { setupKey, operator: 'op-wang', name: '王老师' } }))
    const tooSoon = codeOf(await cloud.console('admin', { operation: 'rules.publish', input: { operator: 'op-wang', key: staffKey, reason: '测试', rules: stricter } }))
    await cloud.stop()
    expect([byOperator, tooSoon]).toEqual(['OPERATOR_REFUSED', 'SCHOOL_NOT_READY'])
  })
})
