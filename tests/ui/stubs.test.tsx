import { Button, Input, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'

function Greeting() {
  const [name, setName] = useState('')
  return (
    <View>
      <Input placeholder='姓名' onInput={(event) => setName(event.detail.value)} />
      <Text>{`你好，${name}`}</Text>
      <Button onClick={() => void Taro.showToast({ title: name })}>问候</Button>
    </View>
  )
}

test('a screen can be typed into, read and tapped without WeChat', () => {
  render(<Greeting />)

  fireEvent.input(screen.getByPlaceholderText('姓名'), { target: { value: '李雷' } })
  fireEvent.click(screen.getByText('问候'))

  expect(screen.queryByText('你好，李雷')).not.toBeNull()
  expect(Taro.showToast).toHaveBeenCalledWith({ title: '李雷' })
})
