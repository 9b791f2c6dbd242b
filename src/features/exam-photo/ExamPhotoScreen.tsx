// 考前拍照 / 考后拍照. Three ways in: from 考试 (?enrolment=), by the computer's code (?slot=, or the scene of a
// mini-program code), or by the six digits shown with it.
import { useState } from 'react'
import { Input, Text, View } from '@tarojs/components'
import { usePageParameters } from '../../platform/navigation'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { OwnVisit } from './OwnVisit'
import { SlotVisit } from './SlotVisit'
import { labels } from './text'
import './ExamPhotoScreen.scss'

export function ExamPhotoScreen() {
  const { enrolment = '', slot, scene } = usePageParameters()
  const [digits, setDigits] = useState<string | null>(null)
  const code = slot ?? scene
  if (enrolment !== '') return <OwnVisit enrolmentId={enrolment} />
  if (digits !== null) return <SlotVisit request={{ by: 'six-digits', sixDigits: digits }} onRetype={() => setDigits(null)} />
  if (code !== undefined && code !== '') return <SlotVisit request={{ by: 'slot', slot: code }} />
  return <DigitsForm onDigits={setDigits} />
}

function DigitsForm({ onDigits }: { readonly onDigits: (digits: string) => void }) {
  const [typed, setTyped] = useState('')
  const isComplete = /^\d{6}$/.test(typed)
  return (
    <Page title={labels.title}>
      <View className='photo'>
        <Text className='photo__intro'>{labels.digitsTitle}</Text>
        <Input className='photo__input' type='number' maxlength={6} placeholder={labels.digitsPlaceholder} value={typed} onInput={(event) => setTyped(event.detail.value)} />
        <Button isDisabled={!isComplete} onPress={() => onDigits(typed)}>
          {labels.digitsNext}
        </Button>
      </View>
    </Page>
  )
}
