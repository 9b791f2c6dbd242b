// Signing a browser in by scanning: a code, one held call after another, a new code when it ran out (CHK-06).
import { useCallback, useEffect, useRef, useState } from 'react'
import { finishScanSignIn } from '../../contract/account/finish-scan-sign-in'
import { startScanSignIn } from '../../contract/account/start-scan-sign-in'
import { deviceName } from '../../platform/wechat'
import { call, type CallFailure } from '../../transport'
import { useEnter } from './use-follow-outcome'

export type ScanState = { readonly kind: 'idle' } | { readonly kind: 'starting' } | { readonly kind: 'shown'; readonly link: string; readonly sixDigits: string } | { readonly kind: 'ended'; readonly failure: CallFailure | null }

/** A held call takes up to 20 s on the server. */
const heldCallTimeoutMs = 30_000
const pauseAfterFailureMs = 3_000
/** Nobody is there any more: the code is not renewed for ever. */
const maxCodes = 6

export function useScanSignIn(): { readonly state: ScanState; readonly start: () => void; readonly stop: () => void } {
  const [state, setState] = useState<ScanState>({ kind: 'idle' })
  const running = useRef(0)
  const enter = useEnter()

  const stop = useCallback(() => {
    running.current += 1
    setState({ kind: 'idle' })
  }, [])
  useEffect(() => () => void (running.current += 1), [])

  async function run(mine: number): Promise<void> {
    const isMine = () => running.current === mine
    for (let codes = 0; codes < maxCodes && isMine(); codes += 1) {
      const started = await call(startScanSignIn, { device: deviceName() })
      if (!isMine()) return
      if (!started.ok) return setState({ kind: 'ended', failure: started.error })
      const { code, secret, link, sixDigits } = started.data
      setState({ kind: 'shown', link, sixDigits })
      const end = await waitForPhone(code, secret, isMine)
      if (end === 'expired') continue
      if (typeof end === 'string' || !isMine()) return
      return 'session' in end ? enter(end.session) : setState({ kind: 'ended', failure: end.failure })
    }
    if (isMine()) setState({ kind: 'ended', failure: null })
  }

  function start(): void {
    running.current += 1
    setState({ kind: 'starting' })
    void run(running.current)
  }

  return { state, start, stop }
}

async function waitForPhone(code: string, secret: string, isMine: () => boolean): Promise<'expired' | 'left' | { readonly session: string } | { readonly failure: CallFailure }> {
  while (isMine()) {
    const outcome = await call(finishScanSignIn, { code, secret }, { timeoutMs: heldCallTimeoutMs })
    if (outcome.ok && outcome.data.kind === 'session') return { session: outcome.data.session }
    if (outcome.ok) continue
    if (outcome.error.code === 'SCAN_CODE_EXPIRED') return 'expired'
    if (outcome.error.code === 'SCAN_DENIED') return { failure: outcome.error }
    await new Promise((resolve) => setTimeout(resolve, pauseAfterFailureMs))
  }
  return 'left'
}
