import { useMemo } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { usePageHidden } from '../../platform/lifecycle'
import { qrImage } from '../../platform/qr'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { TypedDigits } from '../../ui/TypedDigits'
import { RefusalNotice } from './RefusalNotice'
import { typeSignInDigits } from './text'
import { useScanSignIn } from './use-scan-sign-in'
import './sign-in.scss'

/** Signing in with the bound WeChat: the computer shows, the phone answers (ACC-02). */
export function ScanCard({ isAllowed }: { readonly isAllowed: () => boolean }) {
  const { state, start, stop } = useScanSignIn()
  usePageHidden(() => {
    // A code that is being looked at on the phone stays; one on a page that was left is not waited for.
    if (state.kind === 'ended') stop()
  })
  return (
    <Card title='微信扫码登录'>
      <Text className='sign-in__lead'>绑定过微信的学员，用手机微信“扫一扫”，在手机上点确认就登录了。</Text>
      {state.kind === 'shown' && <ScanCode link={state.link} sixDigits={state.sixDigits} />}
      {state.kind === 'ended' && <RefusalNotice failure={state.failure} />}
      {state.kind !== 'shown' && (
        <Button kind='secondary' isBusy={state.kind === 'starting'} onPress={() => isAllowed() && start()}>
          {state.kind === 'ended' ? '再显示一个二维码' : '显示二维码'}
        </Button>
      )}
    </Card>
  )
}

function ScanCode({ link, sixDigits }: { readonly link: string; readonly sixDigits: string }) {
  const image = useMemo(() => qrImage(link), [link])
  return (
    <View className='sign-in__scan'>
      <Image className='sign-in__qr' src={image} mode='aspectFit' ariaLabel='登录二维码' />
      <TypedDigits digits={sixDigits} where={typeSignInDigits} />
      <Text className='sign-in__hint'>正在等手机确认，二维码和数字会自动更新。</Text>
    </View>
  )
}
