// Whatever happens after a result, the hours still recompute and the chains still verify (PRV-04, integrity 9).
import { operator, startExamCloud, type ExamCloud } from './arrange'
import { aftermathOf, appealAgainst, cancelResult, decideAppeal } from './appeal-journey'
import { pass } from './journey'
import { dayMs, fateOf, runRetention } from '../admin/retention-run'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

test('a cancellation, a won appeal and destroyed photos leave a record in which the audit finds nothing new', async () => {
  const person = await cloud.newcomer({ name: '核对人' })
  const audit = async () => {
    const { code, data } = await cloud.admin('hours.audit', { ...operator, name: person.name })
    return { code, lines: data?.lines }
  }
  const { attemptId } = await pass(cloud, person)
  // the lessons of this person are invented: what the audit says of them is the same before and after
  const before = await audit()
  await cancelResult(cloud, attemptId)
  const cancelled = await audit()
  await appealAgainst(cloud, person, attemptId)
  const appealed = await audit()
  await decideAppeal(cloud, attemptId, 'upheld')
  await cloud.as(person, 'account.deletePhotos', {})
  await cloud.advance(17 * dayMs)
  await runRetention(cloud)
  expect([before.code, cancelled, appealed, await audit(), (await aftermathOf(cloud, person, attemptId)).state, await fateOf(cloud, person)]).toEqual(['ok', before, before, before, 'passed', ['entry gone', 'exit gone']])
})
