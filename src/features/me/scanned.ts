/** The code in a text that 扫一扫 read: `…/q/<code>`, `…?scene=<code>`, or the bare code; null when it is none of ours. */
export function codeInScan(text: string): string | null {
  const found = /\/q\/([^/?#\s]+)/.exec(text) ?? /[?&](?:scene|code)=([^&#\s]+)/.exec(text)
  const code = (found?.[1] ?? text).trim()
  return /^[A-Za-z0-9_.-]{6,64}$/.test(code) ? code : null
}
