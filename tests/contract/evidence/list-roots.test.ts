// The roots as an inspector compares them (PRV-04).
import { startLearningCloud, type LearningCloud } from '../learning/arrange'
import { codeOf, dataOf } from '../local-cloud'
import { inspect, type Inspection } from './arrange'

let cloud: LearningCloud
let inspection: Inspection

beforeAll(async () => {
  cloud = await startLearningCloud()
  inspection = await inspect(cloud)
})
afterAll(() => cloud.stop())

test('shows each day with its whole value and where it went, newest first; all as .xlsx (OPS-01, OPS-02)', async () => {
  const [first, second] = [await inspection.closeDay(), await inspection.closeDay()]
  const { lines, sentence, file } = dataOf(await inspection.admin('evidence.listRoots'))
  const [newest, older] = lines
  expect([newest?.startsWith(second.day), older?.startsWith(first.day), /[0-9a-f]{64}（已送省中心，回执 E\d{4}-\d\d-\d\d；短信已交发件箱）/.test(newest ?? ''), sentence.includes('都已送到省中心'), (await inspection.download(file ?? '')).subarray(0, 2).toString()]).toEqual([true, true, true, true, 'PK'])
  const logged = await cloud.read('operator_log', { operation: 'evidence.listRoots' })
  expect(logged.length).toBe(1)
})

test('refuses who is no operator (OPS-02)', async () => {
  expect(codeOf(await inspection.admin('evidence.listRoots', { key: 'wrong' }))).toBe('OPERATOR_REFUSED')
})

test('a root that the provincial centre did not take is on the desk, and goes out later by itself (RPT-02, OPS-05)', async () => {
  const { emulator } = cloud
  const scripted = (outcome: string) => fetch(`${emulator.url}/emulator/province`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ outcome }) })
  await scripted('down')
  const { day } = await inspection.closeDay()
  const [waiting, desk] = [dataOf(await inspection.admin('evidence.listRoots')), dataOf(await inspection.admin('desk.today'))]
  await scripted('accept')
  await inspection.closeDay()
  const [later, deskLater] = [dataOf(await inspection.admin('evidence.listRoots')), dataOf(await inspection.admin('desk.today'))]
  const lineOf = (lines: readonly string[]) => lines.find((line) => line.startsWith(day)) ?? ''
  expect([/送省中心 \d+ 次未成/.test(lineOf(waiting.lines)), desk.lines.some((line) => line.startsWith('证据根值：1 天')), /已送省中心/.test(lineOf(later.lines)), deskLater.lines.some((line) => line.startsWith('证据根值'))]).toEqual([true, true, true, false])
})
