// Every word of 答题 (message 9 is the result page's).
import type { QuestionKind } from '../../domain/exercise'
import { minuteMs } from '../../domain/units'
import type { SaveView } from './view'
import type { Warning } from './state'

export const labels = {
  title: '答题',
  start: '开始答题',
  goOn: '继续答题',
  moveHere: '在这里继续',
  stayAway: '不用了',
  previous: '上一题',
  next: '下一题',
  mark: '标记',
  unmark: '取消标记',
  sheet: '答题卡',
  backToQuestion: '回到题目',
  submit: '交卷',
  checkAgain: '再检查一下',
  toOverview: '回到考试页',
  toResult: '看结果和下一步',
  signIn: '认证登录',
} as const

export const kindNames = { single: '单选题', multiple: '多选题', judge: '判断题' } as const satisfies Record<QuestionKind, string>
export const kindHints = { single: '只选一项', multiple: '有两项或两项以上正确，全选对才得分', judge: '选正确或错误' } as const satisfies Record<QuestionKind, string>

/** The keys of the big screen, for a question with so many options. */
export function keysText(options: number): string {
  const last = Math.min(9, options)
  return `键盘：A–${String.fromCharCode(64 + options)} 或 1–${last} 选答案，← → 翻题，Enter 下一题，M 标记`
}

export function timeText(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${two(minutes)}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

export function saveText({ word, waiting }: SaveView): string {
  switch (word) {
    case 'saved':
      return '已保存 ✓'
    case 'saving':
      return '正在保存…'
    case 'offline':
      return waiting === 0 ? '离线' : `离线，${waiting} 题待传`
    case 'retrying':
      return waiting === 0 ? '正在重连' : `${waiting} 题待传`
  }
}

export interface Message {
  readonly title: string
  readonly text: string
}

/** Honest about what is safe: kept on the device is not yet handed in. */
export function troubleMessage({ word, waiting }: SaveView, isKept: boolean, isPhone: boolean): Message | null {
  if (word !== 'offline' && word !== 'retrying') return null
  const place = isPhone ? '手机' : '电脑'
  const title = word === 'offline' ? '网络断了，可以接着答' : '暂时没有保存上，可以接着答'
  if (waiting === 0) return { title, text: '前面的答案都已保存。时间照走，连上后会自动保存新的答案。' }
  if (!isKept) return { title, text: `有 ${waiting} 题还没有保存上，这台${place}也存不下。请不要关闭这一页，连上后会自动保存。` }
  return { title, text: `有 ${waiting} 题先存在这台${place}里，连上会自动补传。时间照走；要在时间到之前连上，这 ${waiting} 题才算数。` }
}

export function warningText(kind: Warning, leftMs: number, open: number): string {
  const left = kind === 'one-minute' ? '最后 1 分钟' : `还有不到 ${Math.ceil(leftMs / minuteMs)} 分钟`
  return open === 0 ? `${left}，题都答了。时间到会自动交卷。` : `${left}，还有 ${open} 题未答。时间到会自动交卷。`
}

/** What is asked before the paper is handed in. */
export function submitQuestion(open: number, marked: number): Message {
  const title = open === 0 ? '题都答了，现在交卷吗？' : `还有 ${open} 题未答，现在交卷吗？`
  return { title, text: `${marked > 0 ? `您标记了 ${marked} 题。` : ''}交卷后不能再改答案。` }
}

export function takenOverMessage(device: string, waiting: number): Message {
  const lost = waiting === 0 ? '这里的答案都已保存。' : `这里有 ${waiting} 题没来得及传上去，还存在这台设备里；在这里继续会补上。`
  return { title: `答题已换到${device === '' ? '另一处' : `「${device}」`}继续`, text: `同一时间只能在一处答题，这里已停下。${lost}` }
}

export function submittingMessage(isTimeUp: boolean, isOffline: boolean, waiting: number): Message {
  const title = isTimeUp ? '时间到，正在自动交卷' : '正在交卷'
  if (!isOffline) return { title, text: '请稍等，不要关闭这一页。' }
  const waitingText = waiting === 0 ? '答案都已保存，不会丢。' : `有 ${waiting} 题还在这台设备里，会和试卷一起交；截止以后才传到的不计分。`
  return { title: `${title}，网络没有连上`, text: `${waitingText}连上后自动交卷，不用再点。` }
}

/** Answers that never left this device; some of them may have arrived without this page hearing of it. */
export function endedMessage(notHandedIn: number): Message {
  return { title: '试卷已经交了', text: `截止前保存上的答案都算数。有 ${notHandedIn} 题最后改过、没等到保存成功，可能没有赶上。` }
}

export const openingRules: readonly string[] = [
  '每答一题自动保存；断网也能接着答，连上会自动补传。',
  '中途退出不会丢答案，但时间照走。',
  '时间到自动交卷，交卷后还要拍一张考后照片（不占考试时间）。',
]

export interface OpeningRefusal extends Message {
  readonly next: 'overview' | 'none'
}

/** Why the paper could not be opened; null for failures that have the house's own words. */
export function openingRefusal(code: string): OpeningRefusal | null {
  switch (code) {
    case 'EXAM_STEP_MISSING':
      return { title: '还差一步才能答题', text: '考试页上亮着的就是该做的那一步。', next: 'overview' }
    case 'EXAM_CLOSED':
      return { title: '这门考试已经合格', text: '不用再考，结果在考试页。', next: 'overview' }
    case 'EXAM_ATTEMPT_OPEN':
      return { title: '上一次考试还没有结束', text: '已交的试卷都在。请先完成考试页上亮着的那一步。', next: 'overview' }
    case 'EXAM_NOT_READY':
      return { title: '学校还没有准备好试卷', text: '您的学时没有变化。请联系学校，准备好后就能开始。', next: 'none' }
    default:
      return null
  }
}
