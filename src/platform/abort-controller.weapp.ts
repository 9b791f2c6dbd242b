// A mini-program has no AbortController, and react-query makes one for every fetch: without it no query ever answers,
// silently. config/index.ts puts this one in its place. It can be asked and listened to; nothing in WeChat obeys it.

type Listener = () => void

function createSignal(): { signal: object; abort: (reason: unknown) => void } {
  const listeners = new Set<Listener>()
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_: 'abort', listener: Listener) => void listeners.add(listener),
    removeEventListener: (_: 'abort', listener: Listener) => void listeners.delete(listener),
  }
  function abort(reason: unknown): void {
    if (signal.aborted) return
    signal.aborted = true
    signal.reason = reason
    listeners.forEach((listener) => listener())
  }
  return { signal, abort }
}

// a class, because it is called with `new` by code that is not ours
export class AbortController {
  readonly signal: object
  readonly abort: (reason?: unknown) => void

  constructor() {
    const { signal, abort } = createSignal()
    this.signal = signal
    this.abort = abort
  }
}
