import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { requestSmsCode } from '../../contract/account/request-sms-code'
import { signInByPassword } from '../../contract/account/sign-in-by-password'
import { deviceName, inWeChat } from '../../platform/wechat'
import { useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { PasswordField } from '../../ui/PasswordField'
import { SmsCodeField } from '../../ui/SmsCodeField'
import { RefusalNotice } from './RefusalNotice'
import { claimCodeHint, forgottenInBrowser, forgottenInWeChat, idSmsHint } from './text'
import { useFollowOutcome } from './use-follow-outcome'

type ProofKind = 'sms' | 'claim'

export function isIdNumber(text: string): boolean {
  return /^\d{17}[\dX]$/.test(text)
}

/** ID number and password; the first time with a proof besides (ACC-02). */
export function IdNumberForm({ isAllowed }: { readonly isAllowed: () => boolean }) {
  const [idNumber, setIdNumber] = useState('')
  const [password, setPassword] = useState('')
  const [needsProof, setNeedsProof] = useState(false)
  const [proof, setProof] = useState<{ kind: ProofKind; code: string }>({ kind: 'sms', code: '' })
  const signIn = useCommand(signInByPassword)
  const follow = useFollowOutcome()
  const isProofReady = proof.kind === 'sms' ? proof.code.length === 6 : proof.code.replace(/[\s-]/g, '').length >= 8
  const isReady = isIdNumber(idNumber) && password !== '' && (!needsProof || isProofReady)
  const isAsking = signIn.failure?.code === 'PROOF_NEEDED'

  async function submit(): Promise<void> {
    if (!isReady || !isAllowed()) return
    const outcome = await signIn.run({ idNumber, password, device: deviceName(), ...(needsProof ? { proof } : {}) })
    if (outcome === null) return
    if (outcome.ok) follow(outcome.data)
    else if (outcome.error.code === 'PROOF_NEEDED') setNeedsProof(true)
  }

  return (
    <View>
      <Field label='身份证号' kind='id-number' maxLength={18} value={idNumber} placeholder='18 位身份证号' onChange={(text) => setIdNumber(text.trim().toUpperCase())} />
      <PasswordField
        label='密码'
        value={password}
        placeholder='请输入密码'
        hint='第一次登录：初始密码 11111，登录后马上换成自己的。'
        onChange={(text) => {
          setPassword(text)
          setNeedsProof(false)
        }}
        onConfirm={() => void submit()}
      />
      {needsProof && <ProofFields idNumber={idNumber} proof={proof} onChange={setProof} />}
      {isAsking && inWeChat() && !needsProof && <Notice tone='info'>在微信里请用手机号或认领码登录。</Notice>}
      {!isAsking && <RefusalNotice failure={signIn.failure} />}
      <Button isBusy={signIn.isBusy} isDisabled={!isReady} onPress={() => void submit()}>
        登录
      </Button>
      <Text className='sign-in__hint'>{inWeChat() ? forgottenInWeChat : forgottenInBrowser}</Text>
    </View>
  )
}

interface ProofFieldsProps {
  readonly idNumber: string
  readonly proof: { readonly kind: ProofKind; readonly code: string }
  readonly onChange: (proof: { kind: ProofKind; code: string }) => void
}

function ProofFields({ idNumber, proof, onChange }: ProofFieldsProps) {
  const [resendAtMs, setResendAtMs] = useState<number | null>(null)
  const request = useCommand(requestSmsCode)

  async function send(): Promise<void> {
    const outcome = await request.run({ by: 'id-number', idNumber })
    if (outcome?.ok) setResendAtMs(Date.now() + outcome.data.resendInMs)
  }

  return (
    <View className='sign-in__proof'>
      <Notice title='还要确认是您本人'>初始密码人人都知道，所以还要一个只有您有的：报名手机收到的验证码，或认领码。</Notice>
      {proof.kind === 'sms' ? (
        <SmsCodeField
          value={proof.code}
          onChange={(code) => onChange({ kind: 'sms', code })}
          onSend={() => void send()}
          resendAtMs={resendAtMs}
          canSend={isIdNumber(idNumber)}
          isSending={request.isBusy}
          hint={idSmsHint}
        />
      ) : (
        <Field label='认领码' value={proof.code} placeholder='例如 K7QM-2XR9' maxLength={12} hint={claimCodeHint} onChange={(code) => onChange({ kind: 'claim', code: code.toUpperCase() })} />
      )}
      <RefusalNotice failure={request.failure} />
      <Button kind='quiet' onPress={() => onChange({ kind: proof.kind === 'sms' ? 'claim' : 'sms', code: '' })}>
        {proof.kind === 'sms' ? '收不到短信，改用认领码' : '改用短信验证码'}
      </Button>
    </View>
  )
}
