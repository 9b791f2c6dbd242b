// Three buttons and a reason, by mouse or keyboard: 1 confirms at once, unless there is a grave doubt; 2 and 3 ask for the
// reason first.
import { useEffect, useRef, useState } from 'react'
import { Text, Textarea, View } from '@tarojs/components'
import type { ReviewDecision } from '../../domain/photos'
import { watchKeys } from '../../platform/keyboard'
import { Button } from '../../ui/Button'
import type { Item } from './queue'
import { confirmReason, decisionNames, effectTexts, hasSeriousDoubt, labels, reasons } from './text'

interface VerdictProps {
  readonly item: Item
  readonly isBusy: boolean
  readonly onDecide: (decision: ReviewDecision, reason: string) => void
  /** The reason takes room: the photos stand back while it is asked for. */
  readonly onReasoning: (isReasoning: boolean) => void
}

/** A key pressed for the last person must not judge the next. */
const lookFirstMs = 600
const longestReason = 200

/** Mounted anew for every person. */
export function Verdict({ item, isBusy, onDecide, onReasoning }: VerdictProps) {
  const [decision, setDecision] = useState<ReviewDecision | null>(null)
  const [reason, setReason] = useState('')
  const isReasoning = decision !== null
  useEffect(() => onReasoning(isReasoning), [isReasoning, onReasoning])
  const shownAt = useRef(Number.POSITIVE_INFINITY)
  useEffect(() => {
    shownAt.current = Date.now()
  }, [])

  function confirm(): void {
    if (isBusy || Date.now() - shownAt.current < lookFirstMs) return
    if (hasSeriousDoubt(item)) setDecision('confirmed')
    else onDecide('confirmed', confirmReason(item))
  }

  function send(): void {
    const text = reason.trim()
    if (!isBusy && decision !== null && text !== '') onDecide(decision, text)
  }

  function cancel(): void {
    setDecision(null)
    setReason('')
  }

  function onKey(key: string): boolean {
    if (decision === null) {
      if (key === '1') confirm()
      if (key === '2') setDecision('rejected')
      if (key === '3') setDecision('retake')
      return ['1', '2', '3'].includes(key)
    }
    const chip = reasons[decision][Number(key) - 1]
    if (chip !== undefined) setReason(chip)
    if (key === 'Enter') send()
    if (key === 'Escape') cancel()
    return chip !== undefined || key === 'Enter' || key === 'Escape'
  }

  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => watchKeys((key) => latest.current(key)), [])

  if (decision === null) {
    return (
      <View>
        <View className='review__buttons'>
          <Button className='review__button' isBusy={isBusy} onPress={confirm}>
            {`1 ${decisionNames.confirmed}`}
          </Button>
          <Button className='review__button' kind='danger' isDisabled={isBusy} onPress={() => setDecision('rejected')}>
            {`2 ${decisionNames.rejected}`}
          </Button>
          <Button className='review__button' kind='secondary' isDisabled={isBusy} onPress={() => setDecision('retake')}>
            {`3 ${decisionNames.retake}`}
          </Button>
        </View>
        <Text className='review__keys'>{labels.keys}</Text>
      </View>
    )
  }
  return (
    <View className='review__reason'>
      <Text className='review__reason-title'>{`${decisionNames[decision]}：${decision === 'confirmed' ? labels.confirmTitle : labels.reasonTitle}`}</Text>
      <Text className='review__effect'>{effectTexts[decision]}</Text>
      <View className='review__chips'>
        {reasons[decision].map((chip, index) => (
          <View key={chip} className={`review__chip ${reason === chip ? 'review__chip--on' : ''}`} ariaRole='button' onClick={() => setReason(chip)}>
            <Text>{`${index + 1} ${chip}`}</Text>
          </View>
        ))}
      </View>
      <Textarea className='review__text' value={reason} maxlength={longestReason} placeholder={labels.reasonPlaceholder} onInput={(event) => setReason(event.detail.value)} />
      <View className='review__buttons'>
        <Button className='review__button' kind={decision === 'rejected' ? 'danger' : 'primary'} isBusy={isBusy} isDisabled={reason.trim() === ''} onPress={send}>
          {labels.send}
        </Button>
        <Button className='review__button' kind='secondary' isDisabled={isBusy} onPress={cancel}>
          {labels.cancel}
        </Button>
      </View>
    </View>
  )
}
