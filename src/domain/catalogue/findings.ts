// What publishing says about a course, in the operator's words.
import { kindNames, type QuestionKind } from '../exercise/index'
import type { CourseFinding, CourseProblem, CourseWarning } from './judge-course'

function kindName(place: string): string {
  return kindNames[place as QuestionKind] ?? place
}

type Values = readonly (string | number)[]

const problemTexts = {
  COURSE_HOURS: (place: string, values: Values) => `课程 ${place} 各节学时加起来是 ${values[0]}，应为 ${values[1]}`,
  SPECIALTY_NEEDED: (place: string) => `专业课 ${place} 没有写专业`,
  EXAM_NEEDED: (place: string) => `专业课 ${place} 没有考试设置`,
  EXAM_ON_COMMON: (place: string) => `公共课 ${place} 不设考试，请去掉考试设置和题库`,
  ID_TWICE: (place: string) => `编号 ${place} 用了不止一次`,
  LESSON_ELSEWHERE: (place: string, values: Values) => `节编号 ${place} 已用于课程 ${values[0]}，请换一个编号`,
  MEDIA_MISSING: (place: string, values: Values) => `${place}：云存储里没有视频 ${values[0]}`,
  MEDIA_UNREADABLE: (place: string, values: Values) => `${place}：${values[0]} 不是可用的 MP4 视频`,
  MEDIA_CODEC: (place: string, values: Values) => `${place}：${values[0]} 的视频编码是 ${values[1]}，请转成 H.264`,
  MEDIA_SHORT: (place: string, values: Values) => `${place}：视频 ${values[0]} 秒，按学时至少要 ${values[1]} 秒`,
  EXERCISE_EMPTY: (place: string) => `${place}：没有课后练习`,
  EXERCISE_UNKNOWN: (place: string, values: Values) => `${place}：练习题 ${values[0]} 不存在`,
  EXERCISE_UNUSED: (place: string) => `练习题 ${place} 没有用在任何一节`,
  EXERCISE_SHARED: (place: string) => `练习题 ${place} 用在了两节里`,
  QUESTION_UNSOUND: (place: string) => `题目 ${place} 的选项或答案不成立`,
  QUESTION_CHAPTER: (place: string, values: Values) => `题目 ${place} 写的章 ${values[0]} 不存在`,
  STEM_SHOWS_KEY: (place: string) => `题目 ${place} 的题干括号里写着答案，请把括号里的字去掉`,
  BLUEPRINT_CHAPTER: (place: string) => `组卷方案写的章 ${place} 不存在`,
  BLUEPRINT_MIXED: (place: string) => `组卷方案里的${kindName(place)}有的写了章、有的没写，请统一`,
  POOLS_OVERLAP: (place: string, values: Values) => `考题 ${place} 与练习题 ${values[0]} 相同，练习过的题不能再考`,
  POINTS_NOT_100: (_place: string, values: Values) => `试卷总分是 ${values[0]} 分，应为 100 分`,
  BANK_TOO_SMALL: (place: string, values: Values) => `${values[2] ?? ''}${kindName(place)}只有 ${values[0]} 道，一份试卷要 ${values[1]} 道`,
} as const satisfies Record<CourseProblem, (place: string, values: Values) => string>

const warningTexts = {
  BANK_BELOW_THREE_PAPERS: (place: string, values: Values) => `提醒：${values[2] ?? ''}${kindName(place)}只有 ${values[0]} 道，不到三份试卷的量（${values[1]} 道），补考容易碰到原题`,
  MULTIPLE_WITH_ONE_KEY: (place: string) => `提醒：多选题 ${place} 只有一个正确答案`,
} as const satisfies Record<CourseWarning, (place: string, values: Values) => string>

export function describeCourseProblem({ code, place, values }: CourseFinding<CourseProblem>): string {
  return problemTexts[code](place, values ?? [])
}

export function describeCourseWarning({ code, place, values }: CourseFinding<CourseWarning>): string {
  return warningTexts[code](place, values ?? [])
}
