// 照片核对: for a reviewer with a one-time link; no account, no console (PHO-04, PHO-07).
import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { specialtyNames } from '../../domain/specialty'
import { usePageParameters } from '../../platform/navigation'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { FailureNotice } from '../../ui/FailureNotice'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { dayText } from '../../ui/wording'
import { Findings } from './Findings'
import { PhotoRow } from './PhotoRow'
import type { Item } from './queue'
import { decisionNames, doneText, examText, labels, placeText } from './text'
import { useReview, type Review } from './use-review'
import { Verdict } from './Verdict'
import './ReviewScreen.scss'

export function ReviewScreen() {
  const { link = '' } = usePageParameters()
  const review = useReview(link)
  const { queue, failure } = review
  const current = queue.items[0]
  const end = link === '' ? { title: labels.missingTitle, text: labels.missingText } : endOf(failure?.code)
  if (end) {
    return (
      <Page title={labels.title} isStandalone>
        <EmptyState title={end.title} text={end.text} />
      </Page>
    )
  }
  const isStuck = failure !== null && !current
  return (
    <Page title={labels.title} isStandalone isWide isLoading={review.isOpening} failure={isStuck ? failure : null} hasContent={!isStuck} onRetry={review.reload} header={current && <Head review={review} />}>
      {current ? <Case review={review} item={current} next={queue.items[1]} /> : <EmptyState title={labels.doneTitle} text={doneText(queue.decided.length)} />}
    </Page>
  )
}

function endOf(code: string | undefined): { readonly title: string; readonly text: string } | null {
  switch (code) {
    case 'REVIEW_LINK_ENDED':
      return { title: labels.endedTitle, text: labels.endedText }
    case 'REVIEW_LINK_TAKEN':
      return { title: labels.takenTitle, text: labels.takenText }
    case 'OPERATOR_REFUSED':
      return { title: labels.refusedTitle, text: labels.refusedText }
    default:
      return null
  }
}

function Head({ review: { reviewer, queue, endsAtMs } }: { readonly review: Review }) {
  return (
    <View className='review-head'>
      <Text className='review-head__place'>{placeText(queue.remaining, queue.decided.length)}</Text>
      <Text className='review-head__who'>{reviewer}</Text>
      <View className='review-head__left'>
        <Text>链接还能用 </Text>
        <Countdown key={endsAtMs} endsAtMs={endsAtMs} />
      </View>
    </View>
  )
}

function Case({ review, item, next }: { readonly review: Review; readonly item: Item; readonly next: Item | undefined }) {
  const [isReasoning, setIsReasoning] = useState(false)
  return (
    <View className={`review ${isReasoning ? 'review--reasoning' : ''}`}>
      {review.remark !== null && <Notice tone='info'>{review.remark}</Notice>}
      {review.failure && <FailureNotice failure={review.failure} />}
      <View className='review__person'>
        <Text className='review__person-name'>{`${item.nameMasked}（证件尾号 ${item.idTail}）`}</Text>
        <Text className='review__person-facts'>{`${specialtyNames[item.specialty]} · ${examText(item)} · 最晚 ${dayText(item.latestDay)}`}</Text>
      </View>
      <Findings item={item} />
      <PhotoRow item={item} onReload={review.reload} />
      {item.earlier.length > 0 && (
        <Text className='review__earlier'>{`${labels.earlier}：${item.earlier.map(({ decision, reason, on }) => `${dayText(on)} ${decisionNames[decision]}（${reason}）`).join('；')}`}</Text>
      )}
      <Verdict key={item.attemptId} item={item} isBusy={review.isDeciding} onDecide={(decision, reason) => void review.decide(item.attemptId, decision, reason)} onReasoning={setIsReasoning} />
      {next && <Ahead item={next} />}
    </View>
  )
}

/** The next person's photos are loaded while this one is judged. */
function Ahead({ item }: { readonly item: Item }) {
  const addresses = [item.enrolment, item.entry, item.exit].flatMap((look) => (look?.kind === 'photo' && look.address !== null ? [look.address] : []))
  return (
    <View className='review__ahead'>
      {addresses.map((address) => (
        <Image key={address} src={address} />
      ))}
    </View>
  )
}
