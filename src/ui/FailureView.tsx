import { Text, View } from '@tarojs/components'
import { Button } from './Button'
import { failureText, requestNumber, type Failure } from './failure-text'
import { SchoolPhone } from './SchoolPhone'
import { useShell } from './shell'
import './FailureView.scss'

export interface FailureViewProps {
  readonly failure: Failure
  readonly onRetry?: () => void
}

/** A whole page's or a part's place taken by what went wrong and what to do about it. */
export function FailureView({ failure, onRetry }: FailureViewProps) {
  const shell = useShell()
  const { title, text, action, showsNumber } = failureText(failure)
  const number = requestNumber(failure.requestId)
  return (
    <View className='failure' ariaRole='alert'>
      <Text className='failure__title'>{title}</Text>
      <Text className='failure__text'>{text}</Text>
      {showsNumber && number !== '' && <Text className='failure__number'>{`编号 ${number}`}</Text>}
      <View className='failure__actions'>
        {action === 'retry' && onRetry && <Button onPress={onRetry}>再试一次</Button>}
        {action === 'sign-in' && <Button onPress={shell.signIn}>认证登录</Button>}
        {action === 'none' && <Button onPress={shell.goBack}>返回</Button>}
      </View>
      {action !== 'sign-in' && <SchoolPhone />}
    </View>
  )
}
