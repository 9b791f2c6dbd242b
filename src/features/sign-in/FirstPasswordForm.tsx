import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { setPassword } from '../../contract/account/set-password'
import { clearSession, firstSession, useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Notice } from '../../ui/Notice'
import { PasswordField } from '../../ui/PasswordField'
import { RefusalNotice } from './RefusalNotice'
import { passwordFaultText, passwordHint } from './text'
import { useEnter } from './use-follow-outcome'

/** The initial password is replaced at once (ACC-02). */
export function FirstPasswordForm() {
  const [password, setNewPassword] = useState('')
  const save = useCommand(setPassword)
  const enter = useEnter()
  const fault = save.failure?.code === 'PASSWORD_UNFIT' ? save.failure.details?.fault : undefined

  async function submit(): Promise<void> {
    const session = firstSession()
    const outcome = await save.run({ password })
    if (outcome?.ok && session !== null) enter(session)
  }

  return (
    <Card title='设置您自己的密码'>
      <Text className='sign-in__lead'>以后在电脑上用身份证号和这个密码登录。现在不设，下次登录要重新验证本人。</Text>
      <View className='sign-in__form'>
        <PasswordField label='新密码' value={password} placeholder='至少 8 位' hint={passwordHint} onChange={setNewPassword} onConfirm={() => void submit()} />
        {fault !== undefined && <Notice tone='warning'>{passwordFaultText[fault]}</Notice>}
        {fault === undefined && <RefusalNotice failure={save.failure} />}
        <Button isBusy={save.isBusy} isDisabled={password === ''} onPress={() => void submit()}>
          保存，进入学习
        </Button>
        <Button kind='quiet' onPress={clearSession}>
          暂不设置，退出
        </Button>
      </View>
    </Card>
  )
}
