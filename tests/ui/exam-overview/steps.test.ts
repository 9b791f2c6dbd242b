import { missingText, nextAction, running, stepRows, type Step } from '../../../src/features/exam-overview/steps'

function lit(step: Step): string {
  const row = stepRows(step).find(({ state }) => state === 'current' || state === 'trouble') ?? stepRows(step).at(-1)
  return `${row?.title}${row?.state === 'trouble' ? '!' : ''}`
}

const steps: readonly (readonly [Step, string, string | null])[] = [
  [{ kind: 'locked', missing: [{ account: 'common', title: '公共课', missing: 200 }] }, '满足学时', '继续学习'],
  [{ kind: 'wechat' }, '绑定本人微信', '绑定本人微信'],
  [{ kind: 'notice' }, '考试须知', '阅读考试须知'],
  [{ kind: 'identity' }, '信息确认', '确认本人信息'],
  [{ kind: 'consent' }, '考前拍照', '看核验办法，或改为拍照'],
  [{ kind: 'entry-photo' }, '考前拍照', '考前拍照'],
  [{ kind: 'ready', startWithinMs: 600_000 }, '开始答题', '开始答题'],
  [{ kind: 'in-progress', attemptId: 'a', remainingMs: 1, device: '手机微信' }, '开始答题', '继续答题'],
  [{ kind: 'exit-photo', attemptId: 'a', withinMs: 1, again: false }, '考后拍照', '考后拍照'],
  [{ kind: 'withheld', attemptId: 'a', againInMs: 0, appealUntil: '2027-04-01' }, '考后拍照!', '看怎么办理'],
  [{ kind: 'waiting', attemptId: 'a', score: 40, waitMs: 600_000 }, '成绩!', null],
  [{ kind: 'failed', attemptId: 'a', score: 40 }, '成绩!', '再次考试'],
  [{ kind: 'under-review', attemptId: 'a', score: 82, latestDay: '2027-03-16' }, '成绩', '看这次结果'],
  [{ kind: 'passed', attemptId: 'a', score: 82, certificateNumber: 'XS' }, '成绩', '看学时证明'],
  [{ kind: 'cancelled', attemptId: 'a', reason: '', againInMs: 0, appealUntil: null }, '成绩!', '再次考试'],
  [{ kind: 'cancelled', attemptId: 'a', reason: '', againInMs: 0, appealUntil: '2027-04-01' }, '成绩!', '看原因和申诉'],
  [{ kind: 'appealed', attemptId: 'a', latestDay: '2027-03-20', againInMs: 0 }, '成绩', '看申诉进度'],
]

test.each(steps)('the exam at %j lights one step and offers one next thing to do (EXM-01)', (step, title, label) => {
  expect([lit(step), nextAction(step)?.label ?? null]).toEqual([title, label])
})

test('what is missing is named with its hours (EXM-01)', () => {
  const missing = [
    { account: 'common' as const, title: '公共课', missing: 200 },
    { account: 'building' as const, title: '建筑工程专业课', missing: 750 },
  ]
  expect(missingText({ kind: 'locked', missing })).toBe('公共课还差 2 学时，建筑工程专业课还差 7.5 学时')
})

test('everything before the lit step is ticked, everything after it waits', () => {
  expect(stepRows({ kind: 'entry-photo' }).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'current', 'later', 'later', 'later'])
})

test('a passed exam has every step ticked', () => {
  const states = stepRows({ kind: 'passed', attemptId: 'a', score: 82, certificateNumber: 'XS' }).map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['done']))
})

test('whoever must wait for the next attempt sees how long (integrity: waits)', () => {
  expect(running({ kind: 'waiting', attemptId: 'a', score: 40, waitMs: 600_000 })?.ms).toBe(600_000)
})
