import { actionsOf, resultView, type Result } from '../../../src/features/exam-result/text'

const base: Omit<Result, 'result'> = {
  appealing: { kind: 'refused', why: 'nothing-to-appeal', until: null },
  appeal: null,
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

function shown(result: Result['result'], hasRunOut = false, change: Partial<Result> = {}): string {
  const { title, text } = resultView({ ...base, ...change, result }, hasRunOut)
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

test('a withheld result says until when the person may say what happened (PHO-04)', () => {
  const open = { appealing: { kind: 'open', until: '2027-04-01' } } as const
  expect(shown({ kind: 'withheld', againInMs: 0 }, false, open)).toContain('拍过照片或有特殊情况，请在 4 月 1 日（含）前申诉，由另一位老师复核。')
})

test('a pass under review names the score and the latest day (message 10)', () => {
  expect(shown({ kind: 'under-review', score: 82, latestDay: '2027-03-16' })).toBe('82 分，达到合格线 / 照片正由老师核对，最晚 3 月 16 日告诉您。这期间不用重考。')
})

test('a cancelled result names day, reason, term and the way to appeal (message 11)', () => {
  const result = { kind: 'cancelled', reason: '老师核对后认为考后照片与本人不符。', cancelledOn: '2027-03-17', appealUntil: '2027-04-01', againInMs: 0 } as const
  const open = { appealing: { kind: 'open', until: '2027-04-01' } } as const
  expect([shown(result, false, open), actionsOf({ ...base, ...open, result })]).toEqual([
    '您 3 月 12 日的考试成绩已取消 / 原因：老师核对后认为考后照片与本人不符。已得学时不受影响，可以免费再考。不同意，请在 4 月 1 日（含）前申诉，由另一位老师复核。',
    ['appeal', 'again'],
  ])
})

test('a failed result says that sitting again is free (EXM-04)', () => {
  expect(shown({ kind: 'failed', score: 40, weakChapters: [], againInMs: 0 })).toBe('40 分，没有合格 / 60 分合格。可以免费再考，学时不受影响。')
})

const decided = (effect: 'stands' | 'cleared' | 'restored', reason: string) =>
  ({ appeal: { text: '是本人', hasPhoto: false, handedInAtMs: 0, latestDay: '2027-03-22', decision: { outcome: effect === 'stands' ? 'rejected' : 'upheld', effect, reason, atMs: 0 } } }) as const

test('an appeal that waits names the latest day and leaves the next exam open (PHO-04)', () => {
  const result = { kind: 'appealed', against: 'cancelled', againInMs: 0 } as const
  const change = { appeal: { text: '是本人', hasPhoto: false, handedInAtMs: 0, latestDay: '2027-03-22', decision: null } } as const
  expect([shown(result, false, change), actionsOf({ ...base, ...change, result })]).toEqual([
    '申诉已收到，等待裁定 / 由另一位老师复核，最晚 3 月 22 日告诉您，会发短信。已得学时不受影响；这期间也可以免费再考。',
    ['appeal', 'again'],
  ])
})

test('a decided appeal says its outcome and its reason in words (PHO-04)', () => {
  const result = { kind: 'cancelled', reason: '照片不是本人', cancelledOn: '2027-03-17', appealUntil: '2027-04-01', againInMs: 0 } as const
  expect([shown(result, false, decided('stands', '两张照片明显不同。')), shown(result, false, decided('cleared', '是本人')), shown({ kind: 'passed', score: 82, certificateNumber: 'XS' }, false, decided('restored', '是本人'))]).toEqual([
    '您 3 月 12 日的考试成绩已取消 / 原因：照片不是本人。已得学时不受影响，可以免费再考。申诉没有成立：两张照片明显不同。还有疑问，请打学校电话。',
    '您 3 月 12 日的考试：取消已撤销 / 申诉成立。您后来的考试已经合格，成绩和学时证明以那一次为准。',
    '82 分，考试合格 / 申诉成立，成绩有效。考试的学时已经计上，学时证明可以打印了。学校会把成绩报送省中心。',
  ])
})
