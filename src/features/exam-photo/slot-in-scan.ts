/** The photo slot inside a scanned text: our page's address with `slot`, or a mini-program path with `scene`; null for anything else. */
export function slotInScan(text: string): string | null {
  const found = /pages\/exam\/photo\/index\?(?:[^#\s]*&)?(?:slot|scene)=([A-Za-z0-9_.-]{1,128})(?:[&#]|$)/.exec(text)
  return found?.[1] ?? null
}
