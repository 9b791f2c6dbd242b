import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { confirmBinding } from '../../contract/account/confirm-binding'
import { replaceWith, restartAt } from '../../platform/navigation'
import { boundByWeChat, setSession, useCommand, useForgetEverything } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Notice } from '../../ui/Notice'
import { routes } from '../../ui/routes'
import { RefusalNotice } from './RefusalNotice'
import { bindText } from './text'
import './sign-in.scss'

export interface Offer {
  readonly offer: string
  readonly maskedName: string
  readonly idTail: string
}

/** Before binding the screen names the one person this WeChat will serve (ACC-03). */
export function BindConfirmation({ offer, onAgain }: { readonly offer: Offer; readonly onAgain: () => void }) {
  const [isBound, setIsBound] = useState(false)
  const confirm = useCommand(confirmBinding)
  const forgetEverything = useForgetEverything()

  async function bind(): Promise<void> {
    const outcome = await confirm.run({ offer: offer.offer })
    if (!outcome?.ok) return
    forgetEverything()
    setSession(boundByWeChat)
    if (outcome.data.needsOwnPhone) setIsBound(true)
    else restartAt(routes.home)
  }

  if (isBound) return <OwnPhoneQuestion />
  return (
    <Card title='请确认这是您本人的微信'>
      <View className='sign-in__person'>
        <Text className='sign-in__person-name'>{offer.maskedName}</Text>
        <Text className='sign-in__person-id'>{`证件尾号 ${offer.idTail}`}</Text>
      </View>
      <Text className='sign-in__lead'>{bindText(offer.maskedName, offer.idTail)}</Text>
      <View className='sign-in__form'>
        <RefusalNotice failure={confirm.failure} onWay={{ retry: () => replaceWith(routes.signIn) }} />
        <Button isBusy={confirm.isBusy} onPress={() => void bind()}>
          是我本人，绑定
        </Button>
        <Button kind='secondary' isDisabled={confirm.isBusy} onPress={onAgain}>
          不是
        </Button>
      </View>
    </Card>
  )
}

/** The reserved phone is shared: an own one reaches the person and proves them next time (ACC-07). */
function OwnPhoneQuestion() {
  return (
    <Card title='已绑定，还差一个您自己的手机号'>
      <Notice tone='good'>绑定好了，学习记录都归您本人。</Notice>
      <Text className='sign-in__lead'>报名登记的是几个人共用的号码，开班、成绩的短信到不了您手里。留一个您自己的号码，以后换手机也好登录。</Text>
      <View className='sign-in__form'>
        <Button onPress={() => restartAt(routes.account, { step: 'own-phone' })}>留我的手机号</Button>
        <Button kind='quiet' onPress={() => restartAt(routes.home)}>
          以后再说，先去学习
        </Button>
      </View>
    </Card>
  )
}
