import { Text, View } from '@tarojs/components'
import type { Item } from './queue'
import { findingText, isSerious, labels } from './text'

/** What the machine noticed, in words, the grave ones marked: reasons to look, no verdict (PHO-03). */
export function Findings({ item: { findings } }: { readonly item: Item }) {
  if (findings.length === 0) return <Text className='review__clean'>{labels.clean}</Text>
  return (
    <View className='review__findings'>
      {findings.map((finding) => (
        <Text key={`${finding.about} ${finding.reason}`} className={`review__finding ${isSerious(finding.reason) ? 'review__finding--serious' : ''}`}>
          {findingText(finding)}
        </Text>
      ))}
      <Text className='review__machine'>{labels.machine}</Text>
    </View>
  )
}
