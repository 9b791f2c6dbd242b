import { Text, View } from '@tarojs/components'
import { pressable } from './pressable'
import { useShell } from './shell'
import './SchoolPhone.scss'

/** A number to call with office hours, one tap away (SCR-03). Nothing before the school is known. */
export function SchoolPhone() {
  const { school, callSchool } = useShell()
  if (!school) return null
  return (
    <View className='school-phone' hoverClass='school-phone--pressed' {...pressable('button')} onClick={callSchool}>
      <Text className='school-phone__number'>
        打学校电话 <Text className='school-phone__digits'>{school.phone}</Text>
      </Text>
      <Text className='school-phone__hours'>{school.officeHours}</Text>
    </View>
  )
}
