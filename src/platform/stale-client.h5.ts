// A page that was opened before a new version went online asks for parts that are gone. Loading it afresh once is
// what the person would do.
const key = 'reloaded-at'
const onceWithinMs = 60_000

export function reloadWhenStale(): void {
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason
    const isMissingPart = reason instanceof Error && (reason.name === 'ChunkLoadError' || /Loading (CSS )?chunk .* failed/.test(reason.message))
    if (!isMissingPart || !navigator.onLine) return
    const lastMs = Number(sessionStorage.getItem(key) ?? 0)
    if (Date.now() - lastMs < onceWithinMs) return
    sessionStorage.setItem(key, String(Date.now()))
    window.location.reload()
  })
}
