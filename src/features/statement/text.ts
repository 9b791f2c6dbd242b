import type { ResponseOf } from '../../contract'
import type { getHours } from '../../contract/learning/get-hours'
import type { getStatement } from '../../contract/learning/get-statement'
import type { listStudyDays } from '../../contract/learning/list-study-days'
import { creditReasonTexts } from '../../domain/playback'
import { spanText } from '../../ui/wording'

export type Entry = ResponseOf<typeof getHours>['entries'][number]
export type Stretch = ResponseOf<typeof getStatement>['stretches'][number]
export type StudyDay = ResponseOf<typeof listStudyDays>['days'][number]

export const entryKinds = {
  'lesson-earned': '视频和课后练习完成',
  'exam-passed': '考试合格',
  offline: '线下学时补录',
  correction: '更正',
} as const satisfies Record<Entry['kind'], string>

export const labels = {
  title: '学时明细',
  earned: '已得学时',
  played: '每天的播放记录',
  more: '再看更早的',
  playedNote: '播放计上以后，还要做对课后练习才得学时。',
} as const

export function creditedText(stretch: Pick<Stretch, 'creditedMs'>): string {
  return stretch.creditedMs === 0 ? '未计' : `+${spanText(stretch.creditedMs)}`
}

/** `没有计 3 分：学习验证没有答上，没有计` or that all was credited. */
export function uncreditedText({ uncreditedMs, reasons }: Pick<StudyDay, 'uncreditedMs' | 'reasons'>): string {
  if (uncreditedMs === 0) return creditReasonTexts.credited
  return reasons.map(({ reason, uncreditedMs: ms }) => `${spanText(ms)}没有计：${creditReasonTexts[reason]}`).join('；')
}
