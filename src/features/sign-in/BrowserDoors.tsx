import { useState, type ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { goTo } from '../../platform/navigation'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { routes } from '../../ui/routes'
import { IdNumberForm } from './IdNumberForm'
import { ScanCard } from './ScanCard'
import { SmsForm } from './SmsForm'
import './sign-in.scss'

const doors = { 'id-number': '身份证号登录', sms: '短信验证码' } as const
type Door = keyof typeof doors

export function BrowserDoors({ isAllowed, agreement }: { readonly isAllowed: () => boolean; readonly agreement: ReactNode }) {
  const [door, setDoor] = useState<Door>('id-number')
  return (
    <View className='sign-in__columns'>
      <View className='sign-in__column'>
        <Card>
          <View className='sign-in__tabs'>
            {(Object.keys(doors) as Door[]).map((name) => (
              <View key={name} className={`sign-in__tab ${name === door ? 'sign-in__tab--on' : ''}`} ariaRole='tab' onClick={() => setDoor(name)}>
                <Text>{doors[name]}</Text>
              </View>
            ))}
          </View>
          {agreement}
          {door === 'id-number' ? <IdNumberForm isAllowed={isAllowed} /> : <SmsForm isAllowed={isAllowed} />}
          <Button kind='quiet' onPress={() => goTo(routes.claim)}>
            手机号停用或共用？用认领码登录
          </Button>
        </Card>
      </View>
      <View className='sign-in__column'>
        <ScanCard isAllowed={isAllowed} />
      </View>
    </View>
  )
}
