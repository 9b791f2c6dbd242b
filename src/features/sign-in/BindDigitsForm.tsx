import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { openBindCode } from '../../contract/account/open-bind-code'
import { goTo } from '../../platform/navigation'
import { useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { routes } from '../../ui/routes'
import { RefusalNotice } from './RefusalNotice'
import { bindDigitsHint } from './text'
import { useFollowOutcome } from './use-follow-outcome'
import './sign-in.scss'

/** Binding from a computer's code where nothing can be scanned: its six digits and the own last four (ACC-05, CHK-06). */
export function BindDigitsForm({ isAllowed }: { readonly isAllowed: () => boolean }) {
  const [sixDigits, setSixDigits] = useState('')
  const [idTail, setIdTail] = useState('')
  const open = useCommand(openBindCode)
  const follow = useFollowOutcome()

  async function submit(): Promise<void> {
    if (!isAllowed()) return
    const outcome = await open.run({ sixDigits, idTail })
    if (!outcome?.ok) return
    const { data } = outcome
    if (data.kind === 'offer') goTo(routes.claim, { offer: data.offer, name: data.maskedName, tail: data.idTail })
    else follow(data)
  }

  return (
    <View>
      <Text className='sign-in__lead'>{bindDigitsHint}</Text>
      <Field label='6 位数字' kind='digits' maxLength={6} value={sixDigits} placeholder='电脑上显示的 6 位数字' onChange={(text) => setSixDigits(text.replace(/\D/g, ''))} />
      <Field label='身份证号后四位' kind='id-number' maxLength={4} value={idTail} placeholder='例如 123X' onChange={(text) => setIdTail(text.trim().toUpperCase())} />
      <RefusalNotice failure={open.failure} />
      <Button isBusy={open.isBusy} isDisabled={sixDigits.length !== 6 || !/^\d{3}[\dX]$/.test(idTail)} onPress={() => void submit()}>
        下一步
      </Button>
    </View>
  )
}
