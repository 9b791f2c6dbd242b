// A code reaches the phone in three ways: scanned as a mini-program code, scanned as a link, or typed as six digits.

/** The code inside a scanned text: `…/q/<code>`, `…?scene=<code>`, or the bare code; null when it is none of ours. */
export function codeInScan(text: string): string | null {
  const link = /\/q\/([^/?#\s]+)/.exec(text) ?? /[?&](?:scene|code)=([^&#\s]+)/.exec(text)
  const code = link?.[1] === undefined ? text.trim() : decodeText(link[1])
  return /^[A-Za-z0-9_.-]{1,128}$/.test(code) ? code : null
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // no address of ours is written like this
    return ''
  }
}

export function isSixDigits(text: string): boolean {
  return /^\d{6}$/.test(text)
}
