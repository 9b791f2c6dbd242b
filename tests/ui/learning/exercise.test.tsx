import { fireEvent, screen } from '@testing-library/react'
import { ExerciseScreen } from '../../../src/features/exercise/ExerciseScreen'
import { done, openScreen, refused, scriptServer } from './arrange'

const place = { enrolment: 'e1', course: 'c1', lesson: 'l5' }
const questions = [
  { questionId: 'q1', kind: 'single', stem: '开挖深度超过多少米？', options: [{ letter: 'A', text: '3 m' }, { letter: 'B', text: '5 m' }] },
  { questionId: 'q2', kind: 'multiple', stem: '哪些是支护结构？', options: [{ letter: 'A', text: '排桩' }, { letter: 'B', text: '地下连续墙' }, { letter: 'C', text: '脚手架' }] },
]
const open = () => done({ tryNo: 4, title: '3.2 深基坑支护', earned: false, questions })
const result = { allCorrect: false, wrongQuestionIds: ['q2'], earned: false, creditHours: 100, retryAfterMs: 0, specialtyOpened: false }

test('hands in what was chosen and shows which were wrong, never what would be right (EXC-01, EXC-02)', async () => {
  const asked = scriptServer({ 'learning.startExercise': open, 'learning.submitExercise': () => done(result) })
  openScreen(<ExerciseScreen />, place)

  fireEvent.click(await screen.findByText('5 m'))
  fireEvent.click(screen.getByText('排桩'))
  fireEvent.click(screen.getByText('脚手架'))
  fireEvent.click(screen.getByText('脚手架'))
  fireEvent.click(screen.getByText('交卷'))

  expect(await screen.findByText('2 题中有 1 题不对')).not.toBeNull()
  expect(screen.queryByText('您选的：A 排桩')).not.toBeNull()
  expect(asked.find(({ operation }) => operation === 'learning.submitExercise')?.input).toEqual({
    enrolmentId: 'e1',
    lessonId: 'l5',
    tryNo: 4,
    answers: [
      { questionId: 'q1', answer: ['B'] },
      { questionId: 'q2', answer: ['A'] },
    ],
  })
})

test('asks before an incomplete exercise is handed in', async () => {
  const asked = scriptServer({ 'learning.startExercise': open })
  openScreen(<ExerciseScreen />, place)

  fireEvent.click(await screen.findByText('5 m'))
  fireEvent.click(screen.getByText('交卷'))

  expect(screen.queryByText(/还有 1 题未答：第 2 题。/)).not.toBeNull()
  expect(asked.map(({ operation }) => operation)).toEqual(['learning.startExercise'])
})

test('all right: says that the hours are there and leads on (EXC-01)', async () => {
  scriptServer({ 'learning.startExercise': open, 'learning.submitExercise': () => done({ ...result, allCorrect: true, wrongQuestionIds: [], earned: true, specialtyOpened: true }) })
  openScreen(<ExerciseScreen />, place)

  fireEvent.click(await screen.findByText('5 m'))
  fireEvent.click(screen.getByText('排桩'))
  fireEvent.click(screen.getByText('交卷'))

  for (const text of ['全部答对 ✓', '本节 1 学时已到账。', '公共课学时已满，专业课已经开放。', '去学专业课']) expect(await screen.findByText(text)).not.toBeNull()
})

test('keeps the answers when the network fails at handing in (PLY-06)', async () => {
  scriptServer({ 'learning.startExercise': open })
  openScreen(<ExerciseScreen />, place)

  fireEvent.click(await screen.findByText('5 m'))
  fireEvent.click(screen.getByText('排桩'))
  fireEvent.click(screen.getByText('交卷'))

  expect(await screen.findByText('网络没有连上')).not.toBeNull()
  expect(screen.queryByText('开挖深度超过多少米？')).not.toBeNull()
})

test('an unfinished video leads back to it and says how much is left (EXC-01)', async () => {
  scriptServer({ 'learning.startExercise': () => refused('VIDEO_UNFINISHED', { remainingMs: 720_000 }) })
  openScreen(<ExerciseScreen />, place)

  expect(await screen.findByText('视频还没有看完')).not.toBeNull()
  expect(screen.queryByText(/还剩 12 分，看完就可以做练习/)).not.toBeNull()
  expect(screen.queryByText('回到视频')).not.toBeNull()
})
