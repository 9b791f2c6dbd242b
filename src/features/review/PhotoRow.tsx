import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { Button } from '../../ui/Button'
import { dayText, timeOfDay } from '../../ui/wording'
import type { Item } from './queue'
import { comparisonText, labels, likeText, takenText } from './text'

/** Enrolment, entry and exit photo side by side (PHO-04). */
export function PhotoRow({ item, onReload }: { readonly item: Item; readonly onReload: () => void }) {
  return (
    <View className='review__photos'>
      <Photo name={labels.enrolment} look={item.enrolment} missing={labels.noEnrolment} onReload={onReload} />
      <Photo name={labels.entry} look={item.entry} missing={labels.noPhoto} onReload={onReload} />
      <Photo name={labels.exit} look={item.exit} missing={labels.noPhoto} onReload={onReload} />
    </View>
  )
}

interface PhotoProps {
  readonly name: string
  readonly look: Item['entry']
  readonly missing: string
  readonly onReload: () => void
}

function Photo({ name, look, missing, onReload }: PhotoProps) {
  const address = look?.kind === 'photo' ? look.address : null
  const [brokenAddress, setBrokenAddress] = useState<string | null>(null)
  const isBroken = address !== null && brokenAddress === address
  return (
    <View className='review__photo'>
      <View className='review__caption'>
        <Text className='review__name'>{name}</Text>
        {look?.kind === 'photo' && look.isLate && <Text className='review__late'>{labels.late}</Text>}
      </View>
      <View className='review__frame'>
        {address !== null && !isBroken && <Image className='review__image' src={address} mode='aspectFit' ariaLabel={name} onError={() => setBrokenAddress(address)} />}
        {isBroken && (
          <View className='review__note'>
            <Text>{labels.broken}</Text>
            <Button kind='secondary' onPress={onReload}>
              {labels.reload}
            </Button>
          </View>
        )}
        {look === null && <Text className='review__note'>{missing}</Text>}
        {look?.kind === 'photo' && look.address === null && <Text className='review__note'>{labels.deleted}</Text>}
        {look?.kind === 'in-person' && <Text className='review__note'>{`${look.operator} 现场核验\n${dayText(look.atMs)} ${timeOfDay(look.atMs)}`}</Text>}
      </View>
      <Text className='review__taken'>{look?.kind === 'photo' ? takenText(look) : ' '}</Text>
      {look?.kind === 'photo' && look.comparison && <Text className={`review__compared review__compared--${look.comparison.band}`}>{comparisonText(look.comparison)}</Text>}
      {look?.kind === 'photo' &&
        look.like.map((like) => (
          <Text key={like.photoId} className='review__like'>
            {likeText(like)}
          </Text>
        ))}
    </View>
  )
}
