import { Text, View } from '@tarojs/components'
import { failureText, requestNumber, type Failure } from './failure-text'
import { Notice } from './Notice'

/** A failed tap, said beside it: the page stays as it is. */
export function FailureNotice({ failure }: { readonly failure: Failure }) {
  const { title, text, showsNumber } = failureText(failure)
  const number = requestNumber(failure.requestId)
  return (
    <Notice tone='bad' title={title}>
      <Text>{text}</Text>
      {showsNumber && number !== '' && (
        <View>
          <Text>{`编号 ${number}`}</Text>
        </View>
      )}
    </Notice>
  )
}
