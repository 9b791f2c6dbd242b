// Word between the tabs of one browser, without the server (PLY-04).
export interface TabChannel {
  say(word: unknown): void
  close(): void
}

export function openTabChannel(name: string, onWord: (word: unknown) => void): TabChannel {
  if (typeof BroadcastChannel === 'function') {
    const channel = new BroadcastChannel(name)
    channel.onmessage = (event: MessageEvent<unknown>) => onWord(event.data)
    return { say: (word) => channel.postMessage(word), close: () => channel.close() }
  }
  // Safari before 15.4: a storage event reaches the other tabs, never this one
  const key = `tabs:${name}`
  function onStorage(event: StorageEvent): void {
    if (event.key === key && event.newValue !== null) onWord((JSON.parse(event.newValue) as { word: unknown }).word)
  }
  window.addEventListener('storage', onStorage)
  return {
    say: (word) => localStorage.setItem(key, JSON.stringify({ word, at: Date.now(), by: Math.random() })),
    close: () => window.removeEventListener('storage', onStorage),
  }
}
