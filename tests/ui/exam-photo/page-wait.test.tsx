import { act, fireEvent, render, screen } from '@testing-library/react'
import { PageWait } from '../../../src/features/exam-photo/PageWait'
import { call } from '../../../src/transport'

jest.mock('../../../src/transport', () => ({ call: jest.fn() }))

const link = 'https://school.example/#/pages/exam/photo/index?pass=k1.aa.bb.cc'

function answer(outcome: unknown): void {
  jest.mocked(call).mockReset()
  jest.mocked(call).mockResolvedValue(outcome as never)
}

async function show(onLookAgain = jest.fn()): Promise<jest.Mock> {
  await act(async () => void render(<PageWait enrolmentId='enrolment-1' purpose='entry' onUsed={jest.fn()} onLookAgain={onLookAgain} />))
  return onLookAgain
}

test('the mini-program says in three steps how the photo is taken on the official account’s page (PHO-06)', async () => {
  answer({ ok: true, data: { slot: 'p.1', sixDigits: '123456', expiresInMs: 120_000, channels: ['wechat-page'], link } })
  const copied = jest.fn(async () => undefined)
  Object.assign(navigator, { clipboard: { writeText: copied } })
  const onLookAgain = await show()
  await act(async () => void fireEvent.click(screen.getByText('复制拍照链接')))
  fireEvent.click(screen.getByText('拍好了，看下一步'))

  expect([copied.mock.calls, onLookAgain.mock.calls.length, screen.queryByText('已复制，请到微信里打开') !== null, screen.queryByText('2. 在微信里把链接发给“文件传输助手”，点开它') !== null]).toEqual([[[link]], 1, true, true])
})

test('where no link comes, the screen says what is safe and offers another try (SCR-03)', async () => {
  answer({ ok: false, error: { code: 'NETWORK', message: '', requestId: 'r', details: undefined } })
  await show()

  expect([screen.queryByText('复制拍照链接'), screen.queryByText('再试一次') !== null]).toEqual([null, true])
})
