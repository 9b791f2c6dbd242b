import { Text, View } from '@tarojs/components'
import { goTo } from '../../platform/navigation'
import { routes } from '../../ui/routes'
import './sign-in.scss'

export interface AgreementProps {
  readonly isTicked: boolean
  readonly onChange: (isTicked: boolean) => void
  /** A door was tried without it. */
  readonly isMissed: boolean
}

/** Unticked at first: agreeing is the person's own act. */
export function Agreement({ isTicked, onChange, isMissed }: AgreementProps) {
  return (
    <View className={`sign-in__agreement ${isMissed && !isTicked ? 'sign-in__agreement--missed' : ''}`}>
      <View className='sign-in__tick-area' ariaRole='checkbox' ariaLabel={isTicked ? '已同意隐私说明' : '还没有同意隐私说明'} onClick={() => onChange(!isTicked)}>
        <View className={`sign-in__tick ${isTicked ? 'sign-in__tick--on' : ''}`}>
          <Text>{isTicked ? '✓' : ''}</Text>
        </View>
        <Text>我已阅读并同意</Text>
      </View>
      <Text className='sign-in__link' onClick={() => goTo(routes.privacy)}>
        《隐私说明》
      </Text>
      {isMissed && !isTicked && <Text className='sign-in__missed'>请先看一看并勾选，再登录。</Text>}
    </View>
  )
}
