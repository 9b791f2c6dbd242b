import { fireEvent, screen } from '@testing-library/react'
import { CheckScreen } from '../../../src/features/check/CheckScreen'
import { codeInScan } from '../../../src/features/check/code'
import { done, openScreen, refused, scriptServer } from './arrange'

const check = { code: 'c.abc', maskedName: '张*国', courseTitle: '专业课', lessonTitle: '3.2 深基坑支护', device: '电脑浏览器', expiresInMs: 160_000, missed: false, kind: 'presence' }

test('names person, lesson and device before it asks, and confirms by one tap (CHK-02, CHK-06)', async () => {
  const asked = scriptServer({ 'learning.getCheck': () => done(check), 'learning.answerCheck': () => done({ outcome: 'confirmed', lease: null }) })
  openScreen(<CheckScreen />, { scene: 'c.abc' })

  for (const text of ['张*国', '3.2 深基坑支护', '电脑浏览器', '2:40']) expect(await screen.findByText(text)).not.toBeNull()
  fireEvent.click(screen.getByText('确认'))

  expect(await screen.findByText('已确认 ✓')).not.toBeNull()
  expect(asked.at(-1)).toEqual({ operation: 'learning.answerCheck', input: { code: 'c.abc', answer: 'present' } })
})

test('不是我本人 asks once more, then reports (CHK-06)', async () => {
  const asked = scriptServer({ 'learning.getCheck': () => done(check), 'learning.answerCheck': () => done({ outcome: 'reported', lease: null }) })
  openScreen(<CheckScreen />, { scene: 'c.abc' })

  fireEvent.click(await screen.findByText('不是我本人'))
  fireEvent.click(screen.getByText('不是我，停下并告诉学校'))

  expect(await screen.findByText('已停下并告诉学校')).not.toBeNull()
  expect(asked.at(-1)?.input).toEqual({ code: 'c.abc', answer: 'not-me' })
})

test('the six digits can be typed instead of scanning (CHK-06)', async () => {
  const asked = scriptServer({ 'learning.getCheck': () => done(check) })
  openScreen(<CheckScreen />)

  fireEvent.input(screen.getByPlaceholderText('6 位数字'), { target: { value: '482913' } })
  fireEvent.click(screen.getByText('下一步'))

  expect(await screen.findByText('张*国')).not.toBeNull()
  expect(asked[0]?.input).toEqual({ code: '482913' })
})

test('another person’s code is refused without a word of whose it is (CHK-04)', async () => {
  scriptServer({ 'learning.getCheck': () => refused('CHECK_NOT_YOURS') })
  openScreen(<CheckScreen />, { scene: 'c.abc' })

  expect(await screen.findByText('这个码不是给您的')).not.toBeNull()
})

test.each([
  ['https://ce.example.cn/q/c.ab_C-1', 'c.ab_C-1'],
  ['pages/check/index?scene=c.ab_C-1', 'c.ab_C-1'],
  ['482913', '482913'],
  ['https://elsewhere.example/pay?id=1', null],
])('reads the code out of what was scanned: %s (CHK-06)', (scanned, code) => {
  expect(codeInScan(scanned)).toBe(code)
})
