// The calls behind the reviewer's page, and the holder secret that ties the link to this browser (PHO-07).
import { useCallback, useEffect, useRef, useState } from 'react'
import { decidePhotos } from '../../contract/exam/decide-photos'
import { openLink } from '../../contract/exam/open-link'
import type { ReviewDecision } from '../../domain/photos'
import { readStored, writeStored } from '../../platform/storage'
import { call, type CallFailure } from '../../transport'
import { emptyQueue, needsMore, withBatch, withoutItem, type Queue } from './queue'
import { decidedElsewhere, labels } from './text'

const holderKey = 'review-holder'

interface Holding {
  readonly link: string
  readonly holder: string
}

export interface Review {
  readonly reviewer: string
  readonly queue: Queue
  readonly isOpening: boolean
  readonly isDeciding: boolean
  readonly failure: CallFailure | null
  /** The link ends then, on this device's clock. */
  readonly endsAtMs: number
  readonly remark: string | null
  readonly reload: () => void
  readonly decide: (attemptId: string, decision: ReviewDecision, reason: string) => Promise<void>
}

export function useReview(link: string): Review {
  const [queue, setQueue] = useState<Queue>(emptyQueue)
  // a batch may arrive while the next decision is under way: both change what the other left
  const latest = useRef<Queue>(emptyQueue)
  const change = useCallback((update: (before: Queue) => Queue) => {
    latest.current = update(latest.current)
    setQueue(latest.current)
  }, [])
  const [head, setHead] = useState({ reviewer: '', endsAtMs: 0, isOpened: false })
  const [failure, setFailure] = useState<CallFailure | null>(null)
  const [isDeciding, setIsDeciding] = useState(false)
  const [remark, setRemark] = useState<string | null>(null)

  const load = useCallback(async () => {
    const opened = await call(openLink, { link, holder: heldFor(link) })
    setFailure(opened.ok ? null : opened.error)
    if (!opened.ok) return
    writeStored(holderKey, { link, holder: opened.data.holder } satisfies Holding)
    setHead({ reviewer: opened.data.reviewer, endsAtMs: Date.now() + opened.data.expiresInMs, isOpened: true })
    change((before) => withBatch(before, opened.data))
  }, [link, change])

  useEffect(() => {
    if (link !== '') void load() // eslint-disable-line react-hooks/set-state-in-effect -- sets state when the server has answered
  }, [link, load])

  async function decide(attemptId: string, decision: ReviewDecision, reason: string): Promise<void> {
    if (isDeciding) return
    setIsDeciding(true)
    setRemark(null)
    const decided = await call(decidePhotos, { link, holder: heldFor(link) ?? '', attemptId, decision, reason })
    setIsDeciding(false)
    const isSkipped = !decided.ok && (decided.error.code === 'REVIEW_DECIDED' || decided.error.code === 'REVIEW_OWN_RECORD')
    if (!decided.ok && !isSkipped) return setFailure(decided.error)
    setFailure(null)
    if (!decided.ok) setRemark(decided.error.code === 'REVIEW_OWN_RECORD' ? labels.ownRecord : decidedElsewhere((decided.error.details as { decision: ReviewDecision }).decision))
    change((before) => withoutItem(before, attemptId, decided.ok ? decided.data.remaining : Math.max(0, before.remaining - 1)))
    if (needsMore(latest.current)) await load()
  }

  return { ...head, queue, isOpening: !head.isOpened && failure === null, isDeciding, failure, remark, reload: () => void load(), decide }
}

function heldFor(link: string): string | null {
  const held = readStored(holderKey) as Partial<Holding> | null
  return held?.link === link && typeof held.holder === 'string' ? held.holder : null
}
