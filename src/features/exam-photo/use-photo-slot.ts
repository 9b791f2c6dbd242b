// A code for another device: issued, renewed when it runs out, and asked about until the photo is there.
import { useCallback, useEffect, useRef, useState } from 'react'
import { getPhotoSlot } from '../../contract/exam/get-photo-slot'
import { issuePhotoSlot } from '../../contract/exam/issue-photo-slot'
import type { ResponseOf } from '../../contract'
import type { ExamPhotoPurpose } from '../../domain/photos'
import { call, type CallFailure } from '../../transport'

const askEveryMs = 3_000

export type Slot = ResponseOf<typeof issuePhotoSlot>
type Step = NonNullable<ResponseOf<typeof getPhotoSlot>['step']>

export interface ShownSlot {
  readonly slot: Slot | null
  readonly isOpened: boolean
  readonly failure: CallFailure | null
  readonly renew: () => void
}

export function usePhotoSlot(enrolmentId: string, purpose: ExamPhotoPurpose, onUsed: (step: Step) => void): ShownSlot {
  const [slot, setSlot] = useState<Slot | null>(null)
  const [isOpened, setIsOpened] = useState(false)
  const [failure, setFailure] = useState<CallFailure | null>(null)
  const used = useRef(onUsed)
  useEffect(() => {
    used.current = onUsed
  })

  const renew = useCallback(async () => {
    const issued = await call(issuePhotoSlot, { enrolmentId, purpose })
    setFailure(issued.ok ? null : issued.error)
    setIsOpened(false)
    if (issued.ok) setSlot(issued.data)
  }, [enrolmentId, purpose])

  useEffect(() => {
    // the code is the server's: it exists only after it was asked for
    void renew() // eslint-disable-line react-hooks/set-state-in-effect -- sets state when the server has answered
  }, [renew])

  const slotId = slot?.slot ?? null
  useEffect(() => {
    if (slotId === null) return undefined
    let isGone = false
    async function ask(id: string): Promise<void> {
      const asked = await call(getPhotoSlot, { slot: id })
      if (isGone) return
      // a lost answer is asked for again; the code on the screen stays good
      if (!asked.ok) return
      const { state, step } = asked.data
      setIsOpened(state === 'opened')
      if (state === 'used' && step) used.current(step)
      if (state === 'expired') await renew()
    }
    const timer = setInterval(() => void ask(slotId), askEveryMs)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [slotId, renew])

  return { slot, isOpened, failure, renew: () => void renew() }
}
