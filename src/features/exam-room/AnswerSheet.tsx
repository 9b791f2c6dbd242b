import { Text, View } from '@tarojs/components'
import { Button } from '../../ui/Button'
import { pressable } from '../../ui/pressable'
import { labels } from './text'
import type { SheetCell } from './view'
import './AnswerSheet.scss'

interface AnswerSheetProps {
  readonly cells: readonly SheetCell[]
  readonly onGo: (index: number) => void
  readonly onSubmit: () => void
}

/** 答题卡: which questions are answered, marked, open; 交卷 stands here alone. */
export function AnswerSheet({ cells, onGo, onSubmit }: AnswerSheetProps) {
  const open = cells.filter(({ isAnswered }) => !isAnswered).length
  return (
    <View className='sheet'>
      <View className='sheet__head'>
        <Text className='sheet__title'>{labels.sheet}</Text>
        <Text className={`sheet__open ${open === 0 ? 'sheet__open--none' : ''}`}>{open === 0 ? '题都答了' : `还有 ${open} 题未答`}</Text>
      </View>
      <View className='sheet__legend'>
        <Legend kind='answered' name='已答' />
        <Legend kind='open' name='未答' />
        <Legend kind='marked' name='有标记' />
      </View>
      <View className='sheet__grid'>
        {cells.map(({ number, isAnswered, isMarked, isCurrent }) => (
          <View
            key={number}
            className={`sheet__cell ${isAnswered ? 'sheet__cell--answered' : ''} ${isCurrent ? 'sheet__cell--current' : ''}`}
            hoverClass='sheet__cell--pressed'
            {...pressable('button')}
            ariaLabel={`第 ${number} 题，${isAnswered ? '已答' : '未答'}${isMarked ? '，有标记' : ''}`}
            onClick={() => onGo(number - 1)}
          >
            <Text>{number}</Text>
            {isMarked && <View className='sheet__flag' />}
          </View>
        ))}
      </View>
      <View className='sheet__submit'>
        <Button kind={open === 0 ? 'primary' : 'secondary'} onPress={onSubmit}>
          {labels.submit}
        </Button>
      </View>
    </View>
  )
}

function Legend({ kind, name }: { readonly kind: 'answered' | 'open' | 'marked'; readonly name: string }) {
  return (
    <View className='sheet__legend-item'>
      <View className={`sheet__sample ${kind === 'answered' ? 'sheet__cell--answered' : ''}`}>{kind === 'marked' && <View className='sheet__flag' />}</View>
      <Text>{name}</Text>
    </View>
  )
}
