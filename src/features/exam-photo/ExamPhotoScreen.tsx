// 考前拍照 / 考后拍照. Four ways in: from 考试 (?enrolment=), by the computer's code (?slot=, or the scene of a
// mini-program code), by the six digits shown with it, or by the mini-program's link to the page (?pass=).
import { useState } from 'react'
import { View } from '@tarojs/components'
import { usePageParameters } from '../../platform/navigation'
import { canScan, scanCode } from '../../platform/wechat'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { OwnVisit } from './OwnVisit'
import { PassVisit } from './PassVisit'
import { SlotVisit } from './SlotVisit'
import { slotInScan } from './slot-in-scan'
import { labels } from './text'
import './ExamPhotoScreen.scss'

type Code = { readonly slot: string } | { readonly sixDigits: string }

export function ExamPhotoScreen() {
  const { enrolment = '', slot = '', scene = '', pass = '' } = usePageParameters()
  const given = slot === '' ? scene : slot
  const [code, setCode] = useState<Code | null>(given === '' ? null : { slot: given })
  if (pass !== '') return <PassVisit pass={pass} />
  if (enrolment !== '') return <OwnVisit enrolmentId={enrolment} />
  if (code === null) return <CodeForm onCode={setCode} />
  const request = 'slot' in code ? { by: 'slot' as const, slot: code.slot } : { by: 'six-digits' as const, sixDigits: code.sixDigits }
  return <SlotVisit request={request} onAgain={() => setCode(null)} />
}

function CodeForm({ onCode }: { readonly onCode: (code: Code) => void }) {
  const [typed, setTyped] = useState('')
  const [isUnknown, setIsUnknown] = useState(false)

  async function scan(): Promise<void> {
    const scanned = await scanCode()
    if (scanned === null) return
    const slot = slotInScan(scanned)
    setIsUnknown(slot === null)
    if (slot !== null) onCode({ slot })
  }

  return (
    <Page title={labels.title}>
      <Card title={labels.codeTitle}>
        {canScan() && <Button onPress={() => void scan()}>{labels.scan}</Button>}
        {isUnknown && <Notice tone='warning'>{labels.notACode}</Notice>}
        <View className='photo__digits-field'>
          <Field label={labels.digitsPlaceholder} kind='digits' maxLength={6} value={typed} placeholder={labels.digitsHint} onChange={(value) => setTyped(value.replace(/\D/g, ''))} />
        </View>
        <Button kind={canScan() ? 'secondary' : 'primary'} isDisabled={typed.length !== 6} onPress={() => onCode({ sixDigits: typed })}>
          {labels.digitsNext}
        </Button>
      </Card>
    </Page>
  )
}
