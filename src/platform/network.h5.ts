export function watchNetwork(listener: (isOnline: boolean) => void): () => void {
  function onOnline(): void {
    listener(true)
  }
  function onOffline(): void {
    listener(false)
  }
  window.addEventListener('online', onOnline)
  window.addEventListener('offline', onOffline)
  return () => {
    window.removeEventListener('online', onOnline)
    window.removeEventListener('offline', onOffline)
  }
}

/** Whether video would cost the person's data plan (PLY-09); a browser that does not say counts as no. */
export function isOnMobileData(): Promise<boolean> {
  const connection = (navigator as { connection?: { type?: string } }).connection
  return Promise.resolve(connection?.type === 'cellular')
}
