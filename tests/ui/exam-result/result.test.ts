import { actionsOf, resultView, type Result } from '../../../src/features/exam-result/text'

const base: Omit<Result, 'result'> = {
  attemptId: 'a',
  enrolmentId: 'e',
  specialty: 'building',
  attemptNo: 1,
  startedAtMs: Date.UTC(2027, 2, 12, 6, 30),
  submittedAtMs: Date.UTC(2027, 2, 12, 7, 30),
  submittedBy: 'time-out',
  answered: 58,
  questions: 60,
  passMark: 60,
}

function shown(result: Result['result'], hasRunOut = false): string {
  const { title, text } = resultView({ ...base, result }, hasRunOut)
  // days are kept on one line by hard spaces
  return `${title} / ${text}`.replace(/\u00a0/g, ' ')
}

test('a paper that time handed in says by which minute, what was answered and what is left to do (message 9)', () => {
  expect(shown({ kind: 'exit-photo', withinMs: 1_800_000, again: false })).toBe('时间到，已自动交卷 / 按 15:30 前保存的答案评分：答了 58 题，2 题未答。还差一步：拍考后照片，拍完公布成绩。')
})

test('a withheld result sends to the school before another exam (message 10)', () => {
  const result = { kind: 'withheld', againInMs: 0 } as const
  expect([shown(result), actionsOf({ ...base, result })[0]]).toEqual([
    '成绩暂未公布 / 还没有收到考后照片。答案已保存，不会丢失；请联系学校核验身份，核验后公布成绩。也可以免费再考一次。',
    'call',
  ])
})

test('a pass under review names the score and the latest day (message 10)', () => {
  expect(shown({ kind: 'under-review', score: 82, latestDay: '2027-03-16' })).toBe('82 分，达到合格线 / 照片正由老师核对，最晚 3 月 16 日告诉您。这期间不用重考。')
})

test('a cancelled result names day, reason, term and the way to appeal (message 11)', () => {
  const result = { kind: 'cancelled', reason: '老师核对后认为考后照片与本人不符。', cancelledOn: '2027-03-17', appealUntil: '2027-04-01', againInMs: 0 } as const
  expect([shown(result), actionsOf({ ...base, result })]).toEqual([
    '您 3 月 12 日的考试成绩已取消 / 原因：老师核对后认为考后照片与本人不符。已得学时不受影响，可以免费再考。不同意，请在 4 月 1 日（含）前申诉，由另一位老师复核。',
    ['appeal', 'again'],
  ])
})

test('a failed result says that sitting again is free (EXM-04)', () => {
  expect(shown({ kind: 'failed', score: 40, weakChapters: [], againInMs: 0 })).toBe('40 分，没有合格 / 60 分合格。可以免费再考，学时不受影响。')
})
