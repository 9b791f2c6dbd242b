// bank.itemStatistics from outside: papers as people wrote them, and what the school is told to look at.
import { readSheets } from '../../../cloudfunctions/platform/spreadsheet.lazy'
import type { AttemptDocument } from '../../../cloudfunctions/platform/documents/exam'
import { seededRandom } from '../../../src/domain/exam'
import { courseId, courseVersion, operator, startExamCloud, type ExamCloud, type Person } from '../exam/arrange'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
  await cloud.write('current_courses', { _id: courseId, version: 1, currentVersion: courseVersion, withdrawnAtMs: null } as { _id: string })
}, 60_000)
afterAll(() => cloud.stop())

const ask = (change = {}) => cloud.admin('bank.itemStatistics', { ...operator, courseId, ...change })

const singles = [1, 2, 3, 4].flatMap((chapter) => Array.from({ length: 6 }, (_, n) => `q-${chapter}-single-${n + 1}`)).slice(0, 20)

interface Written {
  /** Per question the letter; A is right. */
  readonly letters: readonly string[]
  readonly secondsEach?: number
  readonly attemptNo?: number
  readonly state?: AttemptDocument['state']
}

async function write(person: Person, { letters, secondsEach = 40, attemptNo = 1, state = 'failed' }: Written): Promise<void> {
  const startedAtMs = 1_000_000
  await cloud.write('attempts', {
    _id: `${person.enrolmentId}_${attemptNo}`, stamp: 's', attemptNo, enrolmentId: person.enrolmentId, traineeId: person.traineeId, courseId, courseVersion, bankId: `${courseId}_${courseVersion}`, state, score: 40, startedAtMs,
    paper: singles.map((questionId) => ({ questionId, kind: 'single', optionKeys: ['a', 'b', 'c', 'd'], points: 5 })),
    answers: letters.map((letter, n) => ({ questionId: singles[n], answer: letter === '' ? [] : [letter], revision: 1, firstSavedAtMs: startedAtMs + (n + 1) * secondsEach * 1000, savedAtMs: startedAtMs + (n + 1) * secondsEach * 1000 })),
  } as { _id: string })
}

/** Person n knows the questions from 20 − n on, but the third is known by the weaker half alone; errors are spread. */
function lettersOf(n: number): string[] {
  return singles.map((_, k) => ((k === 2 ? n < 16 : k >= 20 - (n % 21)) ? 'A' : 'BCD'.charAt(Math.floor(seededRandom(`${n} ${k}`)() * 3))))
}

test('an unknown course and a wrong key are refused', async () => {
  expect([(await ask({ courseId: 'nowhere' })).code, (await ask({ key: 'wrong' })).code]).toEqual(['COURSE_UNKNOWN', 'OPERATOR_REFUSED'])
})

test('with few papers it says so in words and judges nothing', async () => {
  await write(await cloud.newcomer(), { letters: lettersOf(62) })
  const { data } = await ask()
  expect([data.papers, data.questions, data.sentence]).toEqual([1, [], expect.stringContaining('每题至少要 20 人作答才说难度，30 人才说区分度')])
})

test('names a question whose key is doubtful, answers faster than reading, and two papers with the same errors; decides nothing', async () => {
  for (let n = 0; n < 32; n += 1) await write(await cloud.newcomer(), { letters: lettersOf(n) })
  const [hasty, left, right, shown, cancelled] = [await cloud.newcomer({ name: '范急' }), await cloud.newcomer({ name: '甲一' }), await cloud.newcomer({ name: '乙二' }), await cloud.newcomer({ isDemonstration: true }), await cloud.newcomer()]
  await write(hasty, { letters: singles.map(() => 'A'), secondsEach: 2, state: 'passed' })
  const strange = singles.map((_, k) => 'BCD'.charAt((k * k) % 3))
  for (const person of [left, right]) await write(person, { letters: strange })
  await write(left, { letters: lettersOf(40), attemptNo: 2 })
  await write(shown, { letters: strange })
  await write(cancelled, { letters: strange, state: 'cancelled' })
  const before = await cloud.read('attempts', {})
  // Pairs stand in the order of their papers' ids, which are random.
  const twins = [left, right].sort((one, two) => (one.enrolmentId < two.enrolmentId ? -1 : 1)).map(({ name, idNumber }) => `${name.charAt(0)}*（证件尾号 ${idNumber.slice(-4)}）`)
  const { data } = await ask()
  const [sheet] = await readSheets(Buffer.from(await (await fetch(data.file)).arrayBuffer()))
  const kinds = sheet?.rows.slice(1).map(([kind]) => kind) ?? []
  expect({
    papers: data.papers,
    counts: data.counts.map(({ value }: { value: number }) => value),
    doubted: data.questions.find(({ questionId }: { questionId: string }) => questionId === singles[2]),
    lines: data.lines.slice(0, 2),
    sheet: [kinds.filter((kind) => kind === '考题').length, kinds.filter((kind) => kind === '答得过快').length, kinds.filter((kind) => kind === '答案雷同').length],
    hasKey: /"a"|选项 a|正确答案/.test(JSON.stringify(data)),
    isUnchanged: JSON.stringify(await cloud.read('attempts', {})) === JSON.stringify(before),
    looks: (await cloud.read<{ effect: string }>('operator_log', { operation: 'bank.itemStatistics' })).length,
  }).toEqual({
    papers: 36,
    counts: [36, 37, expect.any(Number), 1, 1],
    doubted: { questionId: singles[2], answers: 36, facilityPercent: expect.any(Number), discriminationHundredths: expect.any(Number), findings: expect.arrayContaining(['成绩好的人反而答错，请核对题目和答案']) },
    lines: [`答案雷同：${twins.join('、')}，两人都错的 20 题里，20 题错得一样。`, `答得过快：范*（证件尾号 ${hasty.idNumber.slice(-4)}），20 题里有 20 题答得比看完题还快，其中 20 题答对。`],
    sheet: [20, 1, 1],
    hasKey: false,
    isUnchanged: true,
    looks: 2,
  })
})
