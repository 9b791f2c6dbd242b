import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ResponseOf } from '../../contract'
import type { getClass } from '../../contract/learning/get-class'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { FailureNotice } from '../../ui/FailureNotice'
import type { Failure } from '../../ui/failure-text'
import { fullDayText, timeOfDay } from '../../ui/wording'
import './TeachingRules.scss'

interface TeachingRulesProps {
  readonly rules: ResponseOf<typeof getClass>['teachingRules']
  readonly acknowledgedMs?: number | null
  readonly isBusy?: boolean
  readonly failure?: Failure | null
  readonly onConfirm?: (version: string) => void
}

/** 教学管理规定: read and acknowledged before the first lesson, with version and time (ENR-13). */
export function TeachingRules({ rules, acknowledgedMs = null, isBusy = false, failure = null, onConfirm }: TeachingRulesProps) {
  const [isOpen, setIsOpen] = useState(!rules.isAcknowledged)
  return (
    <Card title={rules.title}>
      {rules.isAcknowledged && (
        <Button kind='quiet' onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? '收起' : '再看一遍'}
        </Button>
      )}
      {isOpen && (
        <View className='teaching-rules__clauses'>
          {rules.clauses.map((clause, index) => (
            <Text key={index} className='teaching-rules__clause'>{`${index + 1}. ${clause}`}</Text>
          ))}
        </View>
      )}
      {acknowledgedMs !== null && <Text className='teaching-rules__done'>{`${fullDayText(acknowledgedMs)} ${timeOfDay(acknowledgedMs)} 已确认 ✓`}</Text>}
      {failure !== null && <FailureNotice failure={failure} />}
      {onConfirm && !rules.isAcknowledged && (
        <Button isBusy={isBusy} onPress={() => onConfirm(rules.version)}>
          我已阅读，遵守规定
        </Button>
      )}
    </Card>
  )
}
