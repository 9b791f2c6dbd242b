/** False when the browser does not allow it: the text stays on the screen to be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // refused by the browser or the person; the caller says so
    return false
  }
}
