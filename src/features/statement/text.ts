import type { ResponseOf } from '../../contract'
import type { getHours } from '../../contract/learning/get-hours'
import type { getStatement } from '../../contract/learning/get-statement'
import { spanText } from '../../ui/wording'

export type Entry = ResponseOf<typeof getHours>['entries'][number]
export type Stretch = ResponseOf<typeof getStatement>['stretches'][number]

export const entryKinds = {
  'lesson-earned': '视频和课后练习完成',
  'exam-passed': '考试合格',
  offline: '线下学时补录',
  correction: '更正',
} as const satisfies Record<Entry['kind'], string>

/** Why a stretch was credited, or was not (PLY-08). */
export const reasonTexts = {
  credited: '全部计上',
  'nothing-played': '没有播放',
  rewatched: '回看，以前已计过',
  'skipped-ahead': '跳过的部分不计',
  'faster-than-clock': '播放比实际时间快，多出的不计',
  'check-due': '等待学习验证，没有计',
  'check-missed': '学习验证没有答上，没有计',
  'handed-in-before': '这段记录以前交过',
  'lease-forgotten': '记录保存得太久，没有计',
  'free-viewing': '已看完，自由观看',
} as const satisfies Record<Stretch['reason'], string>

export function creditedText(stretch: Stretch): string {
  return stretch.creditedMs === 0 ? '未计' : `+${spanText(stretch.creditedMs)}`
}
