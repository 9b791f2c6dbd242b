import { emptyQueue, needsMore, withBatch, withoutItem, type Item } from '../../../src/features/review/queue'
import { comparisonText, confirmReason, findingText, hasSeriousDoubt, likeText } from '../../../src/features/review/text'

function item(attemptId: string, address = 'first'): Item {
  return { attemptId, entry: { kind: 'photo', address, takenAtMs: 0, channel: 'mini-program', isLate: false } } as unknown as Item
}

const ids = (items: readonly Item[]): string[] => items.map(({ attemptId }) => attemptId)

test('the next ten are asked for before the queue is empty (PHO-07)', () => {
  let queue = withBatch(emptyQueue, { items: ['a', 'b', 'c', 'd', 'e'].map((id) => item(id)), remaining: 12 })
  const atFirst = needsMore(queue)
  queue = withoutItem(withoutItem(queue, 'a', 11), 'b', 10)

  expect([atFirst, needsMore(queue)]).toEqual([false, true])
})

test('a batch brings nobody back who is decided, keeps the person on the screen first, and renews addresses', () => {
  const before = withoutItem(withBatch(emptyQueue, { items: [item('a'), item('b'), item('c')], remaining: 5 }), 'a', 4)
  const after = withBatch(before, { items: [item('z', 'fresh'), item('a', 'fresh'), item('b', 'fresh'), item('c', 'fresh')], remaining: 4 })

  expect(ids(after.items)).toEqual(['b', 'c', 'z'])
  expect(after.items[0]?.entry).toMatchObject({ address: 'fresh' })
})

test('somebody decided elsewhere leaves the queue with the next batch', () => {
  const before = withBatch(emptyQueue, { items: [item('a'), item('b')], remaining: 2 })

  expect(ids(withBatch(before, { items: [item('b')], remaining: 1 }).items)).toEqual(['b'])
})

test('a confirmation says what was compared', () => {
  const photo = { kind: 'photo' } as Item['entry']
  expect([
    confirmReason({ enrolment: photo, entry: photo, exit: photo } as Item),
    confirmReason({ enrolment: null, entry: photo, exit: photo } as Item),
  ]).toEqual(['报名、考前、考后照片是同一个人', '考前、考后照片是同一个人'])
})

test('the machine’s findings are words, and a grave doubt is not confirmed by one key (PHO-03, PHO-07)', () => {
  const findings: Item['findings'] = [
    { about: 'entry', reason: 'no-reference' },
    { about: 'exit', reason: 'like-other' },
    { about: 'attempt', reason: 'moved' },
  ]
  expect([findings.map(findingText), hasSeriousDoubt({ findings }), hasSeriousDoubt({ findings: findings.slice(0, 1) })]).toEqual([
    ['考前照片：没有以前的照片可比', '考后照片：与别人交过的照片很像', '答题中途换过设备'],
    true,
    false,
  ])
  expect([comparisonText({ band: 'unsure', score: 55, model: '3.0', against: 'entry' }), likeText({ photoId: '0123456789abcdef', whose: 'other', purpose: 'entry', on: '2027-03-01' })]).toEqual([
    '与考前照片比：拿不准（55 分）',
    expect.stringMatching(/^很像另一位学员 .*的考前照片（编号 01234567）$/),
  ])
})
