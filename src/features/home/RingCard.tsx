import { Text, View } from '@tarojs/components'
import { Button, LabelWithTail } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ProgressRing } from '../../ui/ProgressRing'
import { hoursText } from '../../ui/wording'
import { expiryText, isComplete, shareText, stepHint, stepLabel, stepTail, totalText, type NextStep, type Ring } from './text'

interface RingCardProps {
  readonly ring: Ring
  readonly next: NextStep
  readonly onStep: () => void
}

export function RingCard({ ring, next, onStep }: RingCardProps) {
  const label = stepLabel(next)
  const hint = stepHint(next)
  const expiry = expiryText(ring)
  const isUrgent = ring.daysLeft !== null && ring.daysLeft <= 30
  return (
    <Card>
      <View className='home__ring'>
        <ProgressRing share={ring.total.earned / Math.max(1, ring.total.required)} label={`${totalText(ring.total)} 学时`}>
          <Text className='home__earned'>{hoursText(ring.total.earned)}</Text>
          <Text className='home__required'>{`/ ${hoursText(ring.total.required)} 学时`}</Text>
        </ProgressRing>
        <View className='home__words'>
          <Text className='home__specialty'>{ring.specialtyName}</Text>
          <View className='home__shares'>
            <Share name='公共' share={ring.common} />
            <Share name='专业' share={ring.specialtyHours} />
            <Share name='考试' share={ring.exam} />
          </View>
        </View>
      </View>
      {hint !== null && <Text className='home__hint'>{hint}</Text>}
      {label !== null && (
        <Button onPress={onStep}>
          <LabelWithTail label={label} tail={stepTail(next)} />
        </Button>
      )}
      {expiry !== null && <Text className={`home__expiry ${isUrgent ? 'home__expiry--urgent' : ''}`}>{expiry}</Text>}
    </Card>
  )
}

function Share({ name, share }: { readonly name: string; readonly share: Ring['total'] }) {
  return (
    <View className={`home__share ${isComplete(share) ? 'home__share--done' : ''}`}>
      <Text className='home__share-name'>{name}</Text>
      <Text className='home__share-value'>{shareText(share)}</Text>
    </View>
  )
}
