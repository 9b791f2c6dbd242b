import { Text, View } from '@tarojs/components'
import { pressable } from '../../ui/pressable'
import type { Question } from './state'
import { kindHints, kindNames } from './text'
import './QuestionCard.scss'

interface QuestionCardProps {
  readonly question: Question
  readonly number: number
  readonly letters: readonly string[]
  readonly isMarked: boolean
  readonly onChoose: (letter: string) => void
}

/** One question; every row can be tapped everywhere. */
export function QuestionCard({ question, number, letters, isMarked, onChoose }: QuestionCardProps) {
  const isMultiple = question.kind === 'multiple'
  return (
    <View className='question'>
      <View className='question__kind'>
        <Text className={`question__badge question__badge--${question.kind}`}>{kindNames[question.kind]}</Text>
        <Text className='question__hint'>{`${question.points} 分 · ${kindHints[question.kind]}`}</Text>
        {isMarked && <Text className='question__flag'>已标记</Text>}
      </View>
      <Text className='question__stem'>{`${number}. ${question.stem}`}</Text>
      <View className='question__options' ariaRole={isMultiple ? 'group' : 'radiogroup'}>
        {question.options.map(({ letter, text }) => {
          const isChosen = letters.includes(letter)
          return (
            <View
              key={letter}
              className={`option ${isChosen ? 'option--chosen' : ''}`}
              hoverClass='option--pressed'
              {...pressable(isMultiple ? 'checkbox' : 'radio', isChosen)}
              ariaLabel={`${letter} ${text}${isChosen ? '，已选' : ''}`}
              onClick={() => onChoose(letter)}
            >
              <View className={`option__letter ${isMultiple ? 'option__letter--multiple' : ''}`}>
                <Text>{isMultiple && isChosen ? '✓' : letter}</Text>
              </View>
              <Text className='option__text'>{isMultiple && isChosen ? `${letter}. ${text}` : text}</Text>
            </View>
          )
        })}
      </View>
    </View>
  )
}
