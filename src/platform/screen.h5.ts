// The screen stays on while a video plays (PLY-09); a check is felt (CHK-05).
interface WakeLock {
  release(): Promise<void>
}

let held: Promise<WakeLock | null> = Promise.resolve(null)

export function keepScreenOn(isWanted: boolean): void {
  const lock = (navigator as { wakeLock?: { request(kind: 'screen'): Promise<WakeLock> } }).wakeLock
  if (!lock) return
  held = held.then(async (current) => {
    try {
      if (current) await current.release()
      return isWanted ? await lock.request('screen') : null
    } catch {
      // refused by a low battery or a hidden tab: the screen may go dark, nothing is lost
      return null
    }
  })
}

export function vibrate(): void {
  if (typeof navigator.vibrate === 'function') navigator.vibrate([400, 200, 400])
}
