import { sendPhoto, type PhotoService, type PhotoTarget } from '../../../src/features/exam-photo/send-photo'
import { slotInScan } from '../../../src/features/exam-photo/slot-in-scan'
import { refusalMessage } from '../../../src/features/exam-photo/text'
import { wayOf } from '../../../src/features/exam-photo/way'

const photo = { channel: 'mini-program' as const, image: 'AAAA' }
const target: PhotoTarget = { enrolmentId: 'enrolment-1', purpose: 'exit', slot: null }

interface Call {
  readonly issued: number
  readonly slots: readonly string[]
}

/** Answers of the uploads in turn; every issued slot has a new name. */
function serviceOf(uploads: readonly ('ok' | { code: string; details?: unknown })[]): { service: PhotoService; seen: () => Call } {
  let issued = 0
  const slots: string[] = []
  const service = {
    issue: () => {
      issued += 1
      return Promise.resolve({ ok: true, data: { slot: `slot-${issued}`, sixDigits: '123456', expiresInMs: 120_000, channels: [] }, serverTimeMs: 0 })
    },
    upload: ({ slot }: { slot: string }) => {
      slots.push(slot)
      const answer = uploads[slots.length - 1] ?? 'ok'
      return Promise.resolve(answer === 'ok' ? { ok: true, data: { purpose: 'exit', enrolmentId: 'enrolment-1', step: { kind: 'identity' } }, serverTimeMs: 0 } : { ok: false, error: { message: '', requestId: '', ...answer } })
    },
  } as unknown as PhotoService
  return { service, seen: () => ({ issued, slots }) }
}

test('a photo goes into a slot of its own', async () => {
  const { service, seen } = serviceOf(['ok'])
  const sent = await sendPhoto(target, photo, service)

  expect([sent.kind, seen()]).toEqual(['received', { issued: 1, slots: ['slot-1'] }])
})

test('a slot that ran out while the person looked at the photo is replaced once, without a word', async () => {
  const { service, seen } = serviceOf([{ code: 'PHOTO_SLOT_ENDED', details: { why: 'expired' } }, 'ok'])
  const sent = await sendPhoto({ ...target, slot: 'slot-old' }, photo, service)

  expect([sent.kind, seen()]).toEqual(['received', { issued: 1, slots: ['slot-old', 'slot-1'] }])
})

test('a used slot is not replaced: the photo may be there already', async () => {
  const { service, seen } = serviceOf([{ code: 'PHOTO_SLOT_ENDED', details: { why: 'used' } }])
  const sent = await sendPhoto({ ...target, slot: 'slot-old' }, photo, service)

  expect([sent, seen().issued]).toMatchObject([{ kind: 'failed', failure: { code: 'PHOTO_SLOT_ENDED' }, slot: null }, 0])
})

test('a photo whose answer was lost is sent again into the same slot', async () => {
  const { service, seen } = serviceOf([{ code: 'OFFLINE' }, 'ok'])
  const first = await sendPhoto(target, photo, service)
  const second = await sendPhoto({ ...target, slot: first.kind === 'failed' ? first.slot : null }, photo, service)

  expect([second.kind, seen()]).toEqual(['received', { issued: 1, slots: ['slot-1', 'slot-1'] }])
})

test('a refused photo says why, what to do, and that nothing is lost (message 8)', () => {
  expect(refusalMessage({ code: 'PHOTO_REFUSED', requestId: '', details: { fault: 'too-small' } })).toEqual({
    title: '这张照片没能用上：照片太小',
    text: '请面向亮处，摘下安全帽和墨镜，脸放进框里再拍。拍照不占考试时间，您的答案不受影响。',
    next: 'retake',
  })
})

test('an exam never depends on one way of taking the photo (PHO-06)', () => {
  expect([
    wayOf(['mini-program', 'wechat-page', 'in-person'], 'mini-program', true),
    wayOf(['wechat-page', 'in-person'], 'mini-program', true),
    wayOf(['mini-program', 'in-person'], 'computer', true),
    wayOf(['computer', 'in-person'], 'computer', true),
    wayOf(['computer', 'mini-program'], 'computer', false),
    wayOf(['in-person'], 'mini-program', true),
  ]).toEqual(['camera', 'page', 'phone', 'camera', 'phone', 'in-person'])
})

test('the code of a photo is told from the code of a check', () => {
  expect([
    slotInScan('http://127.0.0.1:3900/#/pages/exam/photo/index?slot=abc-DEF_1'),
    slotInScan('pages/exam/photo/index?scene=abc'),
    slotInScan('http://127.0.0.1:3900/q/abc'),
    slotInScan('abc'),
  ]).toEqual(['abc-DEF_1', 'abc', null, null])
})
