import { readChapter, readDifficulty, readKey, readKind, readShownText, type Reading } from '../../../src/domain/bank/cells'
import { judgeOptions, readOptions } from '../../../src/domain/bank/options'
import type { QuestionKind } from '../../../src/domain/exercise'
import type { SheetCell } from '../../../src/domain/sheet'
import vectors from '../../vectors/bank/cells.json'

const chapters = [
  { chapterId: 'c1', title: '质量验收与技术管理' },
  { chapterId: 'c2', title: '主体结构工程' },
]
const abcd = ['甲方案', '乙方案', '丙方案', '丁方案'].map((text, index) => ({ key: 'ABCD'.charAt(index), text }))

function seen<Value>(reading: Reading<Value>): Value | string {
  return reading.kind === 'read' ? reading.value : reading.problem
}

describe('cells of a question sheet as Excel and teachers leave them', () => {
  test.each(vectors.texts)('the text $cell: $why', ({ cell, text, problem }) => {
    expect(seen(readShownText(cell as SheetCell, 1000))).toBe(text ?? problem)
  })
  test.each(vectors.kinds)('the kind “$cell” is $kind$problem', ({ cell, kind, problem }) => {
    expect(seen(readKind(cell))).toBe(problem ?? kind)
  })
  test.each(vectors.difficulties)('the difficulty “$cell” is $difficulty$problem', ({ cell, difficulty, problem }) => {
    expect(seen(readDifficulty(cell))).toBe(problem ?? difficulty)
  })
  test.each(vectors.chapters)('the chapter “$cell”: $why', ({ cell, chapter, problem }) => {
    expect(seen(readChapter(cell, chapters))).toBe(problem ?? chapter)
  })
  test.each(vectors.options)('options: $why', ({ columns, cell, kind, options, problem }) => {
    const reading = readOptions((columns ?? []) as SheetCell[], cell ?? null, (kind ?? 'single') as QuestionKind)
    expect(reading.kind === 'read' ? reading.value.map(({ text }) => text) : reading.problem).toEqual(options ?? problem)
  })
  test.each(vectors.keys)('the key “$cell” of a $kind question is $key$problem', ({ cell, kind, key, problem }) => {
    const reading = readKey(cell, kind as QuestionKind, kind === 'judge' ? judgeOptions : abcd)
    expect(reading.kind === 'read' ? reading.value.join('') : reading.problem).toBe(key ?? problem)
  })
  test('对 is the option that says so, in whatever place it stands', () => {
    const turned = [{ key: 'A', text: '错误' }, { key: 'B', text: '正确' }]
    expect([seen(readKey('√', 'judge', turned)), seen(readKey('A', 'judge', turned))]).toEqual([['B'], ['A']])
  })
})
