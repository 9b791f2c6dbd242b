import { Text, View } from '@tarojs/components'
import './Tick.scss'

/** done: earned ✓ · played: the video is seen, the exercise waits · started · none · locked. */
export type TickState = 'done' | 'played' | 'started' | 'none' | 'locked'

const marks = { done: '✓', played: '!', started: '', none: '', locked: '' } as const satisfies Record<TickState, string>
const labels = { done: '已得学时', played: '待做课后练习', started: '学习中', none: '未开始', locked: '未开放' } as const satisfies Record<TickState, string>

/** Where a lesson stands (PLY-01). */
export function tickOf(lesson: { readonly earned: boolean; readonly played: boolean; readonly frontierMs: number }): TickState {
  if (lesson.earned) return 'done'
  if (lesson.played) return 'played'
  return lesson.frontierMs > 0 ? 'started' : 'none'
}

export function Tick({ state }: { readonly state: TickState }) {
  return (
    <View className={`tick tick--${state}`} ariaRole='img' ariaLabel={labels[state]}>
      <Text>{marks[state]}</Text>
    </View>
  )
}
