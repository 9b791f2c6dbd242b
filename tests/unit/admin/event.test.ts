import { fieldsOf, findOperation, makeInput, operatorOperations, readCommandLine, UsageError } from '../../../admin/event'
import { answerText, errorText, helpText, nextCommand } from '../../../admin/printing'

describe('a command line becomes an event (OPS-01)', () => {
  test('fields take the kind the contract says', () => {
    const { operation, flags } = readCommandLine(['fees.recordPayment', '--employer', '某公司', '--amountFen=62700', '--paidOn', '2026-12-01', '--reference', 'P1', '--enrolmentIds', 'a, b', '--reason', '登记'])
    const input = makeInput(findOperation(operation), flags, {}, { OPERATOR: 'op-wang', OPERATOR_KEY: 'KEY' })
    expect(input).toEqual({ employer: '某公司', amountFen: 62700, paidOn: '2026-12-01', reference: 'P1', enrolmentIds: ['a', 'b'], reason: '登记', operator: 'op-wang', key: 'KEY' })
  })

  test('a flag without a value means yes; the command’s own flags stay out of the event', () => {
    const { operation, flags } = readCommandLine(['roster.import', '--path', 'a.xlsx', '--confirm', '--url', 'http://127.0.0.1:1', '--no-wait'])
    expect(makeInput(findOperation(operation), flags, { acceptWarnings: true }, {})).toEqual({ path: 'a.xlsx', confirm: true, acceptWarnings: true })
  })

  test.each([
    ['an unknown operation', ['roster.imprt'], '没有“roster.imprt”'],
    ['an unknown field', ['desk.today', '--colour', 'red'], '没有 --colour'],
    ['a number that is none', ['fees.recordPayment', '--amountFen', 'much'], '要写数字'],
    ['neither yes nor no', ['roster.import', '--confirm', 'maybe'], 'true 或 false'],
    ['no JSON', ['rules.publish', '--rules', '{'], '要写 JSON'],
  ])('%s is named before anything is sent', (_what, words, sentence) => {
    const run = () => {
      const { operation, flags } = readCommandLine(words)
      return makeInput(findOperation(operation), flags, {}, {})
    }
    expect(run).toThrow(UsageError)
    expect(run).toThrow(sentence)
  })

  test('the help lists every operation of the operators, and every field has a kind', () => {
    const help = helpText()
    expect(operatorOperations().filter(({ name, summary }) => !help.includes(name) || !help.includes(summary))).toEqual([])
    expect(operatorOperations().flatMap((operation) => fieldsOf(operation).filter(({ name, kind }) => kind === 'json' && name !== 'rules').map(({ name }) => `${operation.name}.${name}`))).toEqual(['school.setUp.teachingRules', 'school.setUp.examNotice', 'school.setUp.facePhotoConsent'])
  })
})

describe('what the terminal shows', () => {
  test('the next event is a command to copy, without the key', () => {
    expect(nextCommand({ operation: 'roster.import', input: { operator: 'op-wang', key: 'secret', reason: '集中 报名', path: 'a.xlsx', acceptWarnings: false, confirm: true } })).toBe("npm run admin -- roster.import --operator op-wang --reason '集中 报名' --path a.xlsx --confirm")
  })

  test('the sentence comes first, then counts, lines, file, request number', () => {
    const text = answerText({ sentence: '办好了。', counts: [{ label: '人数', value: 2 }], lines: ['第一行'], file: 'http://x', next: null, request: 'r-1', classId: 'c-1' })
    expect(text.split('\n')).toEqual(['办好了。', '  人数 2', '  · 第一行', '  classId：c-1', '  全部内容（一小时内有效）：http://x', '  请求编号：r-1'])
  })

  test('no error is a code without a sentence (SCR-03)', () => {
    expect(errorText({ code: 'TRY_AGAIN', message: 'busy', requestId: 'r-1' })).toContain('请再试一次')
    expect(errorText({ code: 'FILE_REFUSED', message: 'no xlsx', requestId: 'r-1', details: { sentence: '请另存为 .xlsx。', lines: ['一处'] } })).toBe('没有执行（FILE_REFUSED）：请另存为 .xlsx。\n  · 一处\n  请求编号：r-1')
  })
})
