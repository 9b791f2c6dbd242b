import { keysText, saveText, submitQuestion, troubleMessage, warningText } from '../../../src/features/exam-room/text'
import { readKey } from '../../../src/features/exam-room/view'

test('the big screen’s keys choose, turn the page, go on and mark', () => {
  expect(['a', 'F', '3', '9', 'ArrowRight', 'ArrowLeft', 'Enter', 'm', 'Escape', 'k', '0', 'F5', ' '].map(readKey)).toEqual([
    { kind: 'choose', letter: 'A' },
    { kind: 'choose', letter: 'F' },
    { kind: 'choose', letter: 'C' },
    { kind: 'choose', letter: 'I' },
    { kind: 'turn', by: 1 },
    { kind: 'turn', by: -1 },
    { kind: 'next' },
    { kind: 'mark' },
    { kind: 'back' },
    null,
    null,
    null,
    null,
  ])
})

test('the keys shown are those of the question', () => {
  expect([keysText(2), keysText(6)]).toEqual(['键盘：A–B 或 1–2 选答案，← → 翻题，Enter 下一题，M 标记', '键盘：A–F 或 1–6 选答案，← → 翻题，Enter 下一题，M 标记'])
})

test('what is only on the device is never called saved (SCR-04)', () => {
  expect([
    saveText({ word: 'saved', waiting: 0 }),
    saveText({ word: 'saving', waiting: 1 }),
    saveText({ word: 'offline', waiting: 2 }),
    saveText({ word: 'retrying', waiting: 2 }),
  ]).toEqual(['已保存 ✓', '正在保存…', '离线，2 题待传', '2 题待传'])
})

test('without a network the page says what is safe and until when the rest counts (SCR-03)', () => {
  expect(troubleMessage({ word: 'offline', waiting: 2 }, true, true)).toEqual({
    title: '网络断了，可以接着答',
    text: '有 2 题先存在这台手机里，连上会自动补传。时间照走；要在时间到之前连上，这 2 题才算数。',
  })
})

test('a device that keeps nothing asks for the page to stay open', () => {
  expect(troubleMessage({ word: 'offline', waiting: 1 }, false, true)?.text).toContain('请不要关闭这一页')
})

test('handing in asks first, with what is open and marked', () => {
  expect([submitQuestion(2, 1), submitQuestion(0, 0)]).toEqual([
    { title: '还有 2 题未答，现在交卷吗？', text: '您标记了 1 题。交卷后不能再改答案。' },
    { title: '题都答了，现在交卷吗？', text: '交卷后不能再改答案。' },
  ])
})

test('warnings name what is left', () => {
  expect([warningText('five-minutes', 300_000, 2), warningText('one-minute', 59_000, 0)]).toEqual([
    '还有不到 5 分钟，还有 2 题未答。时间到会自动交卷。',
    '最后 1 分钟，题都答了。时间到会自动交卷。',
  ])
})
