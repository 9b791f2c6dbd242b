// 核对本人信息: name, ID number and claim code; then whom this WeChat will serve (ACC-03, ACC-06).
import { useState, useSyncExternalStore } from 'react'
import { Text, View } from '@tarojs/components'
import { claim } from '../../contract/account/claim'
import { usePageParameters } from '../../platform/navigation'
import { deviceName, inWeChat } from '../../platform/wechat'
import { firstSession, onSessionChange, useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field } from '../../ui/Field'
import { Page } from '../../ui/Page'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { BindConfirmation, type Offer } from './BindConfirmation'
import { FirstPasswordForm } from './FirstPasswordForm'
import { isIdNumber } from './IdNumberForm'
import { RefusalNotice } from './RefusalNotice'
import { claimCodeHint } from './text'
import { useFollowOutcome } from './use-follow-outcome'
import './sign-in.scss'

export function ClaimScreen() {
  const { offer, name, tail } = usePageParameters()
  const [made, setMade] = useState<Offer | null>(offer ? { offer, maskedName: name ?? '', idTail: tail ?? '' } : null)
  const mustSetPassword = useSyncExternalStore(onSessionChange, firstSession) !== null
  return (
    <Page title={made ? '绑定微信' : mustSetPassword ? '设置密码' : '核对本人信息'}>
      {made ? <BindConfirmation offer={made} onAgain={() => setMade(null)} /> : mustSetPassword ? <FirstPasswordForm /> : <ClaimForm onOffer={setMade} />}
      <SchoolPhone />
    </Page>
  )
}

function ClaimForm({ onOffer }: { readonly onOffer: (offer: Offer) => void }) {
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [code, setCode] = useState('')
  const submitClaim = useCommand(claim)
  const follow = useFollowOutcome()
  const isReady = name.trim() !== '' && isIdNumber(idNumber) && code.replace(/[\s-]/g, '').length >= 8

  async function submit(): Promise<void> {
    const outcome = await submitClaim.run({ name: name.trim(), idNumber, claimCode: code, device: deviceName() })
    if (!outcome?.ok) return
    if (outcome.data.kind === 'offer') onOffer(outcome.data)
    else follow(outcome.data)
  }

  return (
    <Card>
      <Text className='sign-in__lead'>{`填写报名时的姓名和身份证号，再填认领码。${inWeChat() ? '核对后请确认绑定您本人的微信。' : ''}`}</Text>
      <View className='sign-in__form'>
        <Field label='姓名' value={name} placeholder='与身份证一致' maxLength={50} onChange={setName} />
        <Field label='身份证号' kind='id-number' maxLength={18} value={idNumber} placeholder='18 位身份证号' onChange={(text) => setIdNumber(text.trim().toUpperCase())} />
        <Field label='认领码' value={code} placeholder='例如 K7QM-2XR9' maxLength={12} hint={claimCodeHint} onChange={(text) => setCode(text.toUpperCase())} />
        <RefusalNotice failure={submitClaim.failure} />
        <Button isBusy={submitClaim.isBusy} isDisabled={!isReady} onPress={() => void submit()}>
          核对
        </Button>
      </View>
    </Card>
  )
}
