// The photo that a random check asks for, on the phone: camera, the way without one, and what is answered (CHK, photo checks).
import { fireEvent, screen } from '@testing-library/react'
import { CheckScreen } from '../../../src/features/check/CheckScreen'
import { CheckPhoto } from '../../../src/features/exam-photo/CheckPhoto'
import { checkCameraWords } from '../../../src/features/exam-photo/check-text'
import { examCameraWords } from '../../../src/features/exam-photo/text'
import { done, openScreen, scriptServer } from './arrange'

const check = { code: 'c.abc', maskedName: '张*国', courseTitle: '专业课', lessonTitle: '3.2 深基坑支护', device: '电脑浏览器', expiresInMs: 160_000, missed: false, kind: 'photo' }
const screenWithCamera = <CheckScreen takePhoto={(photo) => <CheckPhoto {...photo} />} />

test('asks for a photo instead of a tap, and says that one may do without', async () => {
  scriptServer({ 'learning.getCheck': () => done(check) })
  openScreen(screenWithCamera, { scene: 'c.abc' })

  expect(await screen.findByText('去拍照')).not.toBeNull()
  expect([screen.queryByText('确认'), screen.queryByText('这次不拍照，直接继续') !== null, screen.queryByText(/学时照常计/) !== null, screen.queryByText('不是我本人') !== null]).toEqual([null, true, true, true])
})

test('going on without a photo is one tap', async () => {
  const asked = scriptServer({ 'learning.getCheck': () => done(check), 'learning.answerCheck': () => done({ outcome: 'confirmed', lease: null }) })
  openScreen(screenWithCamera, { scene: 'c.abc' })
  fireEvent.click(await screen.findByText('这次不拍照，直接继续'))

  expect(await screen.findByText('已确认 ✓')).not.toBeNull()
  expect(asked.at(-1)).toEqual({ operation: 'learning.answerCheck', input: { code: 'c.abc', answer: 'present-without-photo' } })
})

test('a phone without a camera still has the way without a photo', async () => {
  scriptServer({ 'learning.getCheck': () => done(check) })
  openScreen(screenWithCamera, { scene: 'c.abc' })
  fireEvent.click(await screen.findByText('去拍照'))

  expect(await screen.findByText('这台设备没有可用的相机')).not.toBeNull()
  expect(screen.queryByText('这次不拍照，直接继续')).not.toBeNull()
})

test('who has not agreed to photos is told that the tap is enough', async () => {
  const asked = scriptServer({ 'learning.getCheck': () => done({ ...check, kind: 'without-photo' }), 'learning.answerCheck': () => done({ outcome: 'confirmed', lease: null }) })
  openScreen(screenWithCamera, { scene: 'c.abc' })

  expect(await screen.findByText(/您没有同意拍照，这次不用拍/)).not.toBeNull()
  fireEvent.click(screen.getByText('确认'))
  expect(await screen.findByText('已确认 ✓')).not.toBeNull()
  expect(asked.at(-1)?.input).toEqual({ code: 'c.abc', answer: 'present' })
})

test('speaks of what is counted, not of answers in an exam (SCR-03)', () => {
  const failure = (code: string, details?: object) => ({ code, message: '', requestId: '', ...(details ? { details } : {}) }) as never
  const said = [failure('PHOTO_REFUSED', { fault: 'too-small' }), failure('PHOTO_REUSED'), failure('PHOTO_SLOT_ENDED', { why: 'expired' })].map((one) => checkCameraWords.refusal(one)?.text ?? '')
  expect([said.every((text) => text.includes('都已计上') && !text.includes('考试')), checkCameraWords.trouble('denied', true).text.includes('不拍照'), examCameraWords.refusal(failure('PHOTO_REUSED'))?.text.includes('考试')]).toEqual([true, true, true])
})
