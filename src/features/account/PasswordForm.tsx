import { useState } from 'react'
import { View } from '@tarojs/components'
import { getMe } from '../../contract/account/get-me'
import { setPassword } from '../../contract/account/set-password'
import { useCommand, useForgetAnswers } from '../../transport'
import { Button } from '../../ui/Button'
import { FailureNotice } from '../../ui/FailureNotice'
import { Notice } from '../../ui/Notice'
import { PasswordField } from '../../ui/PasswordField'
import { oldPasswordText, passwordFaultText, passwordHint } from './text'

interface PasswordFormProps {
  readonly hasOwnPassword: boolean
  /** The bound WeChat proves the person: a forgotten password is replaced without the old one (ACC-02). */
  readonly isProvenHere: boolean
  readonly onSaved: () => void
}

export function PasswordForm({ hasOwnPassword, isProvenHere, onSaved }: PasswordFormProps) {
  const [oldPassword, setOldPassword] = useState('')
  const [password, setNewPassword] = useState('')
  const save = useCommand(setPassword)
  const forgetAnswers = useForgetAnswers()
  const { failure } = save

  async function submit(): Promise<void> {
    const outcome = await save.run({ password, ...(oldPassword === '' ? {} : { oldPassword }) })
    if (!outcome?.ok) return
    await forgetAnswers(getMe)
    onSaved()
  }

  return (
    <View className='account__form'>
      {hasOwnPassword && !isProvenHere && <PasswordField label='现在的密码' value={oldPassword} placeholder='忘了可以空着，见下面' onChange={setOldPassword} hint='忘了：在手机微信里打开本页可以直接换，或退出后用短信验证码登录再换。' />}
      <PasswordField label='新密码' value={password} placeholder='至少 8 位' hint={passwordHint} onChange={setNewPassword} onConfirm={() => void submit()} />
      {failure?.code === 'PASSWORD_UNFIT' && failure.details && <Notice tone='warning'>{passwordFaultText[failure.details.fault]}</Notice>}
      {failure?.code === 'OLD_PASSWORD_WRONG' && <Notice tone='warning'>{oldPasswordText(failure.details?.triesLeft ?? 0)}</Notice>}
      {failure && failure.code !== 'PASSWORD_UNFIT' && failure.code !== 'OLD_PASSWORD_WRONG' && <FailureNotice failure={failure} />}
      <Button isBusy={save.isBusy} isDisabled={password === ''} onPress={() => void submit()}>
        保存
      </Button>
    </View>
  )
}
