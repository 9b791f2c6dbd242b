import { Text, View } from '@tarojs/components'

export function WelcomeScreen() {
  return (
    <View>
      <Text id='welcome'>二级建造师继续教育</Text>
    </View>
  )
}
