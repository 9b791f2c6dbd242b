import { fieldsOf, findOperation, makeInput, operatorOperations, readCommandLine, UsageError } from '../../../admin/event'
import { fieldName } from '../../../admin/field-names'
import { answerText, errorText, helpText, nextCommand, operationHelp } from '../../../admin/printing'

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
  test('every field of every operation is explained in Chinese', () => {
    expect(operatorOperations().flatMap(({ name, ...operation }) => fieldsOf({ name, ...operation }).filter((field) => fieldName(name, field.name) === '').map((field) => `${name}.${field.name}`))).toEqual([])
  })

  test('the help of an operation names what must be written first, and a command to fill in', () => {
    expect(operationHelp(findOperation('province.exportResults')).split('\n')).toEqual([
      'province.exportResults：导出报送省中心的合格数据（.xlsx）',
      '  --operator  必写  您的工号（可放在环境变量 OPERATOR）（文字）',
      '  --key       必写  您的钥匙（可放在环境变量 OPERATOR_KEY）（文字）',
      '  --reason    必写  原因，会留在记录里（文字）',
      '  --state     必写  with-school 在学校，sent 已报送，accepted 已接收，rejected 被退回（with-school | sent | accepted | rejected）',
      '  --markSent  必写  true 导出并记作已报送，false 只导出看看（写上就是“是”）',
      '例：npm run admin -- province.exportResults --reason <…> --state <…> --markSent true',
    ])
  })

  test('records inside an answer stand as lines, not as JSON', () => {
    const text = answerText({ sentence: '有 1 份申诉。', appeals: [{ appealId: 'a-1', text: '是本人', photos: [{ title: '考前照片', address: 'http://x' }] }], questions: [], done: false }, ' --url http://y')
    expect(text.split('\n')).toEqual(['有 1 份申诉。', '  申诉：', '  - 申诉编号：a-1', '    学员写的理由：是本人', '    照片：', '    - 名称：考前照片', '      打开看（一小时内有效）：http://x', '  已办理：否'])
  })

  test('the next command goes to the same cloud', () => {
    expect(answerText({ sentence: '试算。', next: { operation: 'account.reseal', input: { confirm: true } } }, ' --url http://y')).toContain('account.reseal --confirm --url http://y')
  })

  test('the next event is a command to copy, without the key', () => {
    expect(nextCommand({ operation: 'roster.import', input: { operator: 'op-wang', key: 'secret', reason: '集中 报名', path: 'a.xlsx', acceptWarnings: false, again: [], confirm: true } })).toBe("npm run admin -- roster.import --operator op-wang --reason '集中 报名' --path a.xlsx --confirm")
  })

  test('the sentence comes first, then counts, lines, file, request number', () => {
    const text = answerText({ sentence: '办好了。', counts: [{ label: '人数', value: 2 }], lines: ['第一行'], file: 'http://x', next: null, request: 'r-1', classId: 'c-1' })
    expect(text.split('\n')).toEqual(['办好了。', '  人数 2', '  · 第一行', '  班级编号：c-1', '  全部内容（一小时内有效）：http://x', '  请求编号：r-1'])
  })

  test('a field that was forgotten is named in the office’s words (SCR-03)', () => {
    const text = errorText({ code: 'BAD_REQUEST', message: 'bad', requestId: 'r-1', details: { issues: ['path: Invalid key: Expected "path" but received undefined'] } }, 'bank.import')
    expect(text.split('\n')).toEqual(['没有执行（BAD_REQUEST）：有字段没写对。', '  · --path 没有写，或写得不对：云存储里的文件名；本机的文件用 --file', '  请求编号：r-1'])
  })

  test('no error is a code without a sentence (SCR-03)', () => {
    expect(errorText({ code: 'TRY_AGAIN', message: 'busy', requestId: 'r-1' })).toContain('请再试一次')
    expect(errorText({ code: 'FILE_REFUSED', message: 'no xlsx', requestId: 'r-1', details: { sentence: '请另存为 .xlsx。', lines: ['一处'] } })).toBe('没有执行（FILE_REFUSED）：请另存为 .xlsx。\n  · 一处\n  请求编号：r-1')
  })
})
