import { View } from '@tarojs/components'
import { Button } from '../../ui/Button'
import type { RoomSession } from './session'
import { labels } from './text'

/** 上一题 · 标记 · 下一题 · 答题卡; on the answer sheet only the way back. */
export function RoomFooter({ session, isWide }: { readonly session: RoomSession; readonly isWide: boolean }) {
  const { index, isSheetOpen, marked, paper } = session.state()
  const questions = paper?.questions ?? []
  const isLast = index === questions.length - 1
  const isMarked = marked.includes(questions[index]?.questionId ?? '')
  if (isSheetOpen && !isWide) {
    return (
      <Button kind='secondary' onPress={() => session.send({ kind: 'sheet', isOpen: false })}>
        {labels.backToQuestion}
      </Button>
    )
  }
  return (
    <View className='room-footer'>
      <Button className='room-footer__button' kind='secondary' isDisabled={index === 0} onPress={() => session.send({ kind: 'go', index: index - 1 })}>
        {labels.previous}
      </Button>
      <Button className={`room-footer__button ${isMarked ? 'room-footer__button--marked' : ''}`} kind='secondary' onPress={() => session.send({ kind: 'mark' })}>
        {isMarked ? '已标记' : labels.mark}
      </Button>
      <Button className='room-footer__button' kind={isLast ? 'secondary' : 'primary'} isDisabled={isLast} onPress={() => session.send({ kind: 'go', index: index + 1 })}>
        {labels.next}
      </Button>
      {!isWide && (
        <Button className='room-footer__button' kind={isLast ? 'primary' : 'secondary'} onPress={() => session.send({ kind: 'sheet', isOpen: true })}>
          {labels.sheet}
        </Button>
      )}
    </View>
  )
}
