import Taro from '@tarojs/taro'
import { fireEvent, screen } from '@testing-library/react'
import { HomeScreen } from '../../../src/features/home/HomeScreen'
import { done, openScreen, refused, school, scriptServer } from './arrange'

const share = (earned: number, required: number) => ({ earned, required })
const ring = {
  enrolmentId: 'e1',
  specialty: 'building',
  specialtyName: '建筑工程',
  item: 'main',
  common: share(1600, 1600),
  specialtyHours: share(750, 4000),
  exam: share(0, 400),
  total: share(2350, 6000),
  registrationExpires: '2026-12-31',
  daysLeft: 41,
}
const lesson = { enrolmentId: 'e1', courseId: 'c1', lessonId: 'l5', courseTitle: '专业课', title: '3.2 深基坑支护', remainingMs: 720_000, isStarted: true }

function home(changes: object = {}): unknown {
  return done({ maskedName: '张*国', isBound: true, rings: [ring], next: { kind: 'continueLesson', ...lesson }, isCheckDue: false, hasWithdrawn: false, school, ...changes })
}

function signIn(): void {
  localStorage.setItem('session', 's'.repeat(40))
}

test('shows the hours, the one next step and until when the registration holds', async () => {
  signIn()
  scriptServer({ 'learning.getHome': () => home() })
  openScreen(<HomeScreen />)

  fireEvent.click(await screen.findByText(/继续学习 3.2 深基坑支护/))
  for (const text of ['23.5', '/ 60 学时', '16/16 ✓', '7.5/40', '0/4', '· 还剩 12 分', '注册有效期至 2026 年 12 月 31 日，还有 41 天']) expect(screen.queryByText(text)).not.toBeNull()
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/learn/lesson/index?enrolment=e1&course=c1&lesson=l5' })
})

test('says what is waited for when there is nothing to press', async () => {
  signIn()
  scriptServer({ 'learning.getHome': () => home({ next: { kind: 'waitForClass', enrolmentId: 'e1', opensOn: '2026-12-01' } }) })
  openScreen(<HomeScreen />)

  expect(await screen.findByText('12 月 1 日 开班，到时就可以开始学习。')).not.toBeNull()
  expect(screen.queryByText(/^(开始学习|继续学习)/)).toBeNull()
})

test('tells of a check that waits for its answer (CHK-03)', async () => {
  signIn()
  scriptServer({ 'learning.getHome': () => home({ isCheckDue: true }) })
  openScreen(<HomeScreen />)

  fireEvent.click(await screen.findByText('输入验证码'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/check/index' })
})

test('a browser in which nobody is signed in goes to the welcome page and asks the server for nothing (REL-02)', async () => {
  const asked = scriptServer({})
  openScreen(<HomeScreen />)

  expect(await screen.findByText('认证登录')).not.toBeNull()
  expect({ asked, url: jest.mocked(Taro.navigateTo).mock.calls[0]?.[0].url }).toEqual({ asked: [], url: '/pages/welcome/index' })
})

test('a failure of ours shows a number to give on the phone and another try (SCR-03)', async () => {
  signIn()
  scriptServer({ 'learning.getHome': () => refused('INTERNAL') })
  openScreen(<HomeScreen />)

  expect(await screen.findByText('没有办成，问题在我们这边')).not.toBeNull()
  for (const text of ['编号 A7K2-93QF', '再试一次', '打学校电话', '0512-00000000']) expect(screen.queryByText(text)).not.toBeNull()
})

test('a session that ended leads to signing in, and says that nothing is lost (ACC-04)', async () => {
  signIn()
  scriptServer({ 'learning.getHome': () => refused('NOT_SIGNED_IN') })
  openScreen(<HomeScreen />)

  expect(await screen.findByText('认证登录')).not.toBeNull()
  expect(localStorage.getItem('session')).toBeNull()
})
