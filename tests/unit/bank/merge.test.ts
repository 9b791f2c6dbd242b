import { mergeBank, type BankRow, type ReadQuestion } from '../../../src/domain/bank'
import { bareText, isSoundQuestion, questionIdentity, showsKey, type Question } from '../../../src/domain/exercise'

function question(stem: string, change: Partial<Question> = {}): Question {
  const options = ['甲', '乙', '丙'].map((text, index) => ({ key: 'ABC'.charAt(index), text }))
  return { questionId: `id-${stem}`, kind: 'single', stem, options, answer: ['A'], explanation: '有', chapterId: 'c1', difficulty: 1, ...change }
}

let rows = 1
function row(stem: string, change: Partial<ReadQuestion> = {}): BankRow {
  rows += 1
  return { sheet: '题库', row: rows, stem, problems: [], notes: [], question: { ...question(stem), questionId: null, ...change } }
}

const refused: BankRow = { sheet: '题库', row: 99, stem: '坏', question: null, problems: [{ code: 'KEY_MISSING' }], notes: [] }
const bank = [question('一'), question('二'), question('三')]

function merge(given: readonly BankRow[], replace = false) {
  const merged = mergeBank({ rows: given, bank, exercises: [question('练习', { questionId: 'practised' })], replace, idOf: (identity) => `new-${identity}` })
  return { outcomes: merged.rows.map(({ outcome, questionId, problems }) => [outcome, questionId, ...problems.map(({ code }) => code)]), bank: merged.questions.map(({ questionId, answer }) => `${questionId} ${answer.join('')}`), dropped: merged.dropped.length, hasChanged: merged.hasChanged }
}

describe('a sheet beside the bank in force (CAT-04)', () => {
  test('the same questions again, however typed, change nothing', () => {
    expect(merge([row('一'), row(' 二。')])).toMatchObject({ outcomes: [['same', 'id-一'], ['changed', 'id-二']] })
    expect(merge([row('一'), row('三')])).toEqual({ outcomes: [['same', 'id-一'], ['same', 'id-三']], bank: ['id-一 A', 'id-二 A', 'id-三 A'], dropped: 0, hasChanged: false })
  })

  test('a mended key changes its question under the same id; a new question gets an id that its key is no part of', () => {
    const { outcomes, bank: merged } = merge([row('二', { answer: ['B'] }), row('四')])
    const other = merge([row('四', { answer: ['C'] })])
    expect([outcomes, merged, other.outcomes]).toEqual([[['changed', 'id-二'], ['new', 'new-四|丙|乙|甲']], ['id-一 A', 'id-二 B', 'id-三 A', 'new-四|丙|乙|甲 A'], [['new', 'new-四|丙|乙|甲']]])
  })

  test('a question named by its id may be worded anew; an unknown id is refused', () => {
    expect(merge([row('第二', { questionId: 'id-二' }), row('五', { questionId: 'nobody' })]).outcomes).toEqual([['changed', 'id-二'], ['refused', '', 'ID_UNKNOWN']])
  })

  test('a running number in the column of ids names no question', () => {
    expect(merge([row('一', { questionId: '1' }), row('四', { questionId: '2' })]).outcomes).toEqual([['same', 'id-一'], ['new', 'new-四|丙|乙|甲']])
  })

  test('two rows for one question, and a row that would make a second one of another question, are refused', () => {
    expect(merge([row('一'), row('甲', { questionId: 'id-一' }), row('三', { questionId: 'id-二' })]).outcomes).toEqual([['same', 'id-一'], ['refused', '', 'ID_TWICE'], ['refused', '', 'DUPLICATE_IN_FILE']])
  })

  test('a practised question never comes into the exam, under no other kind and in no other order of options', () => {
    const turned = [...question('练习').options].reverse().map(({ text }, index) => ({ key: 'ABC'.charAt(index), text }))
    expect(merge([row('练 习？', { kind: 'multiple', options: turned, answer: ['A', 'B'] })]).outcomes).toEqual([['refused', '', 'DUPLICATE_IN_EXERCISES']])
  })

  test('without replace nothing goes; with it the sheet is the whole bank', () => {
    expect([merge([row('四'), refused]), merge([row('四'), row('一')], true)]).toMatchObject([
      { outcomes: [['new', expect.any(String)], ['refused', '', 'KEY_MISSING']], dropped: 0, hasChanged: true },
      { bank: ['id-一 A', 'new-四|丙|乙|甲 A'], dropped: 2, hasChanged: true },
    ])
  })
})

describe('when two questions are the same one', () => {
  test.each([
    ['检验批，由谁组织？', '检验批由谁组织', true],
    ['ＧＢ　50300', 'gb50300', true],
    ['厚度 1.5 mm', '厚度 15 mm', false],
    ['水灰比 ≤0.5', '水灰比 ≥0.5', false],
    ['温差 <25 ℃', '温差 >25 ℃', false],
  ])('“%s” and “%s”: %s', (left, right, isSame) => {
    expect(bareText(left) === bareText(right)).toBe(isSame)
  })

  test('true/false questions are compared by their statement alone', () => {
    const [left, right] = [['对', '错'], ['正确', '错误']].map((texts) => question('返工后应重新验收。', { kind: 'judge', options: texts.map((text, index) => ({ key: 'AB'.charAt(index), text })) }))
    expect(questionIdentity(left as Question)).toBe(questionIdentity(right as Question))
  })
})

describe('whether a question can be put to people', () => {
  test.each<[string, Partial<Question>, boolean]>([
    ['one right option of three', {}, true],
    ['a key that is no option', { answer: ['D'] }, false],
    ['a single choice with two keys', { answer: ['A', 'B'] }, false],
    ['two equal options', { options: [{ key: 'A', text: '28 d' }, { key: 'B', text: '28d' }] }, false],
    ['a multiple choice with one key, which is told', { kind: 'multiple' }, true],
    ['a judgement of three options', { kind: 'judge' }, false],
  ])('%s', (_what, change, isSound) => {
    expect(isSoundQuestion(question('题', change))).toBe(isSound)
  })

  test.each([
    ['single', '应由（B）组织', true],
    ['multiple', '应由（ A、C ）组织', true],
    ['judge', '应重新验收。(√)', true],
    ['judge', '夜间限值为 55 dB(A)', false],
    ['single', '夜间限值为多少 dB(A)？', false],
    ['judge', '方案（A）应先论证', false],
    ['single', '【答案】应重新验收', false],
    ['single', '应由（　　）组织', false],
    ['single', '混凝土（C30）的养护', false],
  ] as const)('a %s question “%s” shows its key: %s (EXC-02)', (kind, stem, isShown) => {
    expect(showsKey({ kind, stem })).toBe(isShown)
  })
})
