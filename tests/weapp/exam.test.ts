// The exam in the built mini-program, against the local cloud: paper, autosave, 交卷, exit photo (EXM-03, EXM-06).
import { startExamCloud, type ExamCloud, type Person } from '../contract/exam/arrange'
import { getReady } from '../contract/exam/journey'
import { bootMiniProgram, type MiniProgram } from './harness/mini-program'

jest.setTimeout(120_000)

let cloud: ExamCloud
let person: Person
let app: MiniProgram

beforeAll(async () => {
  cloud = await startExamCloud()
  person = await cloud.newcomer()
  await getReady(cloud, person)
  app = await bootMiniProgram(`/pages/exam/room/index?enrolment=${person.enrolmentId}`, { cloud: { baseUrl: cloud.url, openid: person.openid } })
})

afterAll(async () => {
  app?.dispose()
  await cloud?.stop()
})

async function tapText(text: string): Promise<void> {
  await app.tap(await app.until(() => app.byText(text)))
}

const saved = async () => (await cloud.as(person, 'exam.getAttempt', { attemptId: `${person.enrolmentId}_1` })).data.answers

test('开始答题 opens the paper and starts the clock', async () => {
  await tapText('开始答题')
  await app.until(() => app.byText('第 1/12 题'))

  expect(app.text()).toContain('已保存 ✓')
})

test('a tapped row is saved at once', async () => {
  await app.tap('.option')
  await app.until(() => app.$('.option--chosen'))
  await app.until(() => app.byText('已保存 ✓'))

  expect((await saved()).map(({ answer }: { answer: string[] }) => answer)).toEqual([['A']])
})

test('the answer sheet shows what is open and hands in behind a question', async () => {
  await tapText('答题卡')
  await app.until(() => app.byText('还有 11 题未答'))
  await tapText('交卷')
  await app.until(() => app.byText('还有 11 题未答，现在交卷吗？'))
  await app.tap(await app.until(() => app.$$('.dialog .button')[0]))
  await app.until(() => app.byText('已交卷'))

  expect(app.text()).toContain('答了 1 题，11 题未答')
})

test('the exit photo is taken in place, with a frame for the face', async () => {
  await tapText('去拍照')
  await app.until(() => app.$('.photo__oval'))

  expect({ text: app.text().includes('您的答案已经保存'), errors: app.errors }).toEqual({ text: true, errors: [] })
})
