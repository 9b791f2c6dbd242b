// Timers of the logic layer: all are cleared at the end, and none keeps the test process alive.

export interface Timers {
  setTimeout: (callback: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]) => number
  setInterval: (callback: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]) => number
  clear: (id: number | undefined) => void
  /** Whether a callback is due within this time; what repeats by setInterval does not count. */
  isDueWithin: (delayMs: number) => boolean
  clearAll: () => void
}

/** `onError` is told what a callback throws: like in WeChat, it does not stop the others. */
export function createTimers(onError: (error: unknown) => void): Timers {
  const running = new Map<number, NodeJS.Timeout>()
  const dueAtMs = new Map<number, number>()
  let lastId = 0

  function guarded(callback: (...values: unknown[]) => void, values: unknown[]): void {
    try {
      callback(...values)
    } catch (error) {
      onError(error)
    }
  }

  function clear(id: number | undefined): void {
    if (id === undefined) return
    clearTimeout(running.get(id)) // clears intervals as well
    running.delete(id)
    dueAtMs.delete(id)
  }

  return {
    setTimeout: (callback, delayMs = 0, ...values) => {
      const id = ++lastId
      const timer = setTimeout(() => {
        running.delete(id)
        dueAtMs.delete(id)
        guarded(callback, values)
      }, delayMs)
      running.set(id, timer.unref())
      dueAtMs.set(id, performance.now() + delayMs)
      return id
    },
    setInterval: (callback, delayMs = 0, ...values) => {
      const id = ++lastId
      running.set(id, setInterval(() => guarded(callback, values), delayMs).unref())
      return id
    },
    clear,
    isDueWithin: (delayMs) => [...dueAtMs.values()].some((time) => time <= performance.now() + delayMs),
    clearAll: () => [...running.keys()].forEach(clear),
  }
}
