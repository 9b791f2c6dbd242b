import Taro from '@tarojs/taro'
import { fireEvent, screen } from '@testing-library/react'
import { CourseScreen } from '../../../src/features/course/CourseScreen'
import { done, openScreen, scriptServer } from './arrange'

const place = { enrolment: 'e1', course: 'c2' }

function lesson(lessonId: string, title: string, changes: object = {}): object {
  return { lessonId, title, creditHours: 100, mediaMs: 1_860_000, mediaBytes: 1, frontierMs: 0, positionMs: 0, played: false, earned: false, ...changes }
}

function course(changes: object = {}): unknown {
  const lessons = [lesson('l1', '1.1 法规', { earned: true, played: true }), lesson('l2', '1.2 标准', { played: true }), lesson('l3', '2.1 桩基础', { frontierMs: 760_000 })]
  return done({
    courseId: 'c2',
    kind: 'specialty',
    title: '建筑工程专业课',
    earned: 750,
    required: 4000,
    lockedByMissing: null,
    isWithdrawn: false,
    nextLessonId: 'l3',
    chapters: [{ chapterId: 'ch1', title: '第一章', lessons }],
    ...changes,
  })
}

test('shows what is earned, what waits for its exercise and how far the rest is (CAT-01, PLY-01)', async () => {
  scriptServer({ 'learning.getCourse': () => course() })
  openScreen(<CourseScreen />, place)

  expect(await screen.findByLabelText('已得学时')).not.toBeNull()
  expect(screen.queryByLabelText('待做课后练习')).not.toBeNull()
  expect(screen.queryByText('已计到 12:40 / 31:00')).not.toBeNull()
})

test('any lesson can be opened, not only the next one (CAT-01)', async () => {
  scriptServer({ 'learning.getCourse': () => course() })
  openScreen(<CourseScreen />, place)

  fireEvent.click(await screen.findByText('1.2 标准'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/learn/lesson/index?enrolment=e1&course=c2&lesson=l2' })
})

test('a specialty course says what the common course lacks and opens nothing (CAT-03)', async () => {
  scriptServer({ 'learning.getCourse': () => course({ lockedByMissing: 350 }) })
  openScreen(<CourseScreen />, place)

  expect(await screen.findByText('公共课还差 3.5 学时')).not.toBeNull()
  fireEvent.click(screen.getByText('2.1 桩基础'))
  expect(Taro.navigateTo).not.toHaveBeenCalled()
})
