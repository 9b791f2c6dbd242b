import { Text, View } from '@tarojs/components'
import { pressable } from '../../ui/pressable'
import { Card } from '../../ui/Card'
import { kindNames, type ExerciseQuestion, type OptionLetter } from './text'

interface QuestionCardProps {
  readonly number: number
  readonly question: ExerciseQuestion
  readonly chosen: readonly OptionLetter[]
  readonly onChoose: (letter: OptionLetter) => void
}

/** Rows of at least 48 px, tappable all over. */
export function QuestionCard({ number, question, chosen, onChoose }: QuestionCardProps) {
  const isMultiple = question.kind === 'multiple'
  return (
    <Card>
      <Text className='exercise__kind'>{`${number}. ${kindNames[question.kind]}${isMultiple ? '（可选多项）' : ''}`}</Text>
      <Text className='exercise__stem'>{question.stem}</Text>
      {question.options.map((option) => {
        const isChosen = chosen.includes(option.letter)
        return (
          <View
            key={option.letter}
            className={`exercise__option ${isChosen ? 'exercise__option--on' : ''}`}
            {...pressable(isMultiple ? 'checkbox' : 'radio', isChosen)}
            ariaLabel={`${option.text}${isChosen ? '，已选' : ''}`}
            hoverClass='exercise__option--pressed'
            onClick={() => onChoose(option.letter)}
          >
            <View className={`exercise__mark ${isMultiple ? 'exercise__mark--square' : ''}`}>
              <Text>{isChosen ? '✓' : question.kind === 'judge' ? '' : option.letter}</Text>
            </View>
            <Text className='exercise__option-text'>{option.text}</Text>
          </View>
        )
      })}
    </Card>
  )
}
