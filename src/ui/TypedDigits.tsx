import { Text, View } from '@tarojs/components'
import './TypedDigits.scss'

/** The six digits beside a code, read in two groups, for who cannot scan (ACC-05, CHK-06). */
export function TypedDigits({ digits, where }: { readonly digits: string; readonly where: string }) {
  return (
    <View className='typed-digits' ariaLabel={`${where} ${digits}`}>
      <Text className='typed-digits__where'>{where}</Text>
      <Text className='typed-digits__number'>{`${digits.slice(0, 3)} ${digits.slice(3)}`}</Text>
    </View>
  )
}
