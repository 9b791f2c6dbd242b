import { useState, type ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { signInByPhoneCode } from '../../contract/account/sign-in-by-phone-code'
import { goTo } from '../../platform/navigation'
import { canAskForPhoneNumber, PhoneNumberButton } from '../../platform/PhoneNumberButton'
import { useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { routes } from '../../ui/routes'
import { BindDigitsForm } from './BindDigitsForm'
import { IdNumberForm } from './IdNumberForm'
import { RefusalNotice } from './RefusalNotice'
import { SmsForm } from './SmsForm'
import { useFollowOutcome } from './use-follow-outcome'
import './sign-in.scss'

type Door = 'phone' | 'sms' | 'id-number' | 'bind-digits'

interface WeChatDoorsProps {
  readonly isTicked: boolean
  readonly isAllowed: () => boolean
  readonly agreement: ReactNode
}

export function WeChatDoors({ isTicked, isAllowed, agreement }: WeChatDoorsProps) {
  const [door, setDoor] = useState<Door>(canAskForPhoneNumber() ? 'phone' : 'sms')
  return (
    <View>
      <Card>
        {agreement}
        {door === 'phone' && <PhoneDoor isTicked={isTicked} isAllowed={isAllowed} onOtherPhone={() => setDoor('sms')} />}
        {door === 'sms' && <SmsForm isAllowed={isAllowed} />}
        {door === 'id-number' && <IdNumberForm isAllowed={isAllowed} />}
        {door === 'bind-digits' && <BindDigitsForm isAllowed={isAllowed} />}
      </Card>
      <Card title='其他方式' isFlush>
        {door !== 'phone' && canAskForPhoneNumber() && <ListRow title='微信手机号' detail='点一下就行' onPress={() => setDoor('phone')} />}
        {door !== 'sms' && <ListRow title='手机号和短信验证码' detail='微信绑的不是报名手机号时用' onPress={() => setDoor('sms')} />}
        <ListRow title='姓名、身份证号和认领码' detail='手机号停用、换号，或几个人共用一个号码时用' onPress={() => goTo(routes.claim)} />
        {door !== 'id-number' && <ListRow title='身份证号和密码' onPress={() => setDoor('id-number')} />}
        {door !== 'bind-digits' && <ListRow title='电脑上的 6 位绑定数字' detail='电脑已登录、请您绑定微信，又扫不了码时用' onPress={() => setDoor('bind-digits')} />}
      </Card>
    </View>
  )
}

function PhoneDoor({ isTicked, isAllowed, onOtherPhone }: { readonly isTicked: boolean; readonly isAllowed: () => boolean; readonly onOtherPhone: () => void }) {
  const [isDeclined, setIsDeclined] = useState(false)
  const signIn = useCommand(signInByPhoneCode)
  const follow = useFollowOutcome()

  async function submit(code: string): Promise<void> {
    setIsDeclined(false)
    const outcome = await signIn.run({ code })
    if (outcome?.ok) follow(outcome.data)
  }

  return (
    <View>
      <Text className='sign-in__lead'>请用报名时登记的手机号。不清楚是哪个，请问公司经办人。</Text>
      <RefusalNotice failure={signIn.failure} onWay={{ 'other-phone': onOtherPhone, claim: () => goTo(routes.claim) }} />
      {isDeclined && <Notice>没有取得手机号，什么都没有改变。也可以用下面的其他方式登录。</Notice>}
      {isTicked ? (
        <PhoneNumberButton className='button button--primary' disabled={signIn.isBusy} onCode={(code) => void submit(code)} onDeclined={() => setIsDeclined(true)}>
          {signIn.isBusy ? '正在认证…' : '用微信手机号认证登录'}
        </PhoneNumberButton>
      ) : (
        // WeChat's own dialog must not open before the person agreed
        <Button onPress={() => void isAllowed()}>用微信手机号认证登录</Button>
      )}
    </View>
  )
}
