// Decisions, appeals, cancellations and starts that meet at one moment: one of them wins, nothing is written twice.
import { startExamCloud, type ExamCloud } from './arrange'
import { aftermathOf, appealAgainst, cancelledPass, cancelResult, decideAppeal } from './appeal-journey'
import { getReady, start } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('an appeal among other calls', () => {
  test('decided five times at one moment it is decided once (case 35)', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await cancelledPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    const replies = await Promise.all((['upheld', 'rejected', 'upheld', 'rejected', 'upheld'] as const).map((outcome) => decideAppeal(cloud, attemptId, outcome)))
    const [appeal] = await cloud.read<{ decision: { outcome: string } }>('appeals', { attemptId })
    const { hours, state } = await aftermathOf(cloud, person, attemptId)
    const isUpheld = appeal?.decision.outcome === 'upheld'
    expect([replies.filter(({ code }) => code === 'ok').length, state, hours]).toEqual([1, isUpheld ? 'passed' : 'cancelled', isUpheld ? [400, -400, 400] : [400, -400]])
  })

  test('a start and a won appeal at one moment: one of them, never a paper beside a pass (case 25)', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await cancelledPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    await getReady(cloud, person)
    const [started, won] = await Promise.all([start(cloud, person), decideAppeal(cloud, attemptId, 'upheld')])
    const attempts = await cloud.read<{ state: string }>('attempts', { enrolmentId: person.enrolmentId })
    expect([[started.code, won.code].filter((code) => code === 'ok').length, attempts.map(({ state }) => state).sort()]).toEqual([1, won.code === 'ok' ? ['passed'] : ['appealed', 'in-progress']])
  })

  test('a restored pass can be taken back again, and that appealed against anew; nothing of the history is lost', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await cancelledPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    await decideAppeal(cloud, attemptId, 'upheld')
    // a hand-in and a cancellation at one moment
    const [, cancelled] = await Promise.all([appealAgainst(cloud, person, attemptId), cancelResult(cloud, attemptId)])
    if (cancelled.code !== 'ok') await cancelResult(cloud, attemptId)
    await appealAgainst(cloud, person, attemptId, { text: '第二次申诉' })
    await decideAppeal(cloud, attemptId, 'upheld', { appealId: `${attemptId}_appeal_2` })
    const { hours, deliveries, certificates } = await aftermathOf(cloud, person, attemptId)
    expect([hours, deliveries, certificates]).toEqual([
      [400, -400, 400, -400, 400],
      ['result', 'correction', 'restoration', 'correction', 'restoration'],
      [{ status: 'valid', history: ['valid', 'revoked', 'valid', 'revoked', 'valid'] }],
    ])
  })
})
