/** A browser's page can be covered while Taro knows nothing of it: another tab, a locked phone, a closing window. */
export function watchWindow(listener: (isVisible: boolean) => void): () => void {
  function onChange(): void {
    listener(document.visibilityState === 'visible')
  }
  function onLeave(): void {
    listener(false)
  }
  document.addEventListener('visibilitychange', onChange)
  window.addEventListener('pagehide', onLeave)
  return () => {
    document.removeEventListener('visibilitychange', onChange)
    window.removeEventListener('pagehide', onLeave)
  }
}
