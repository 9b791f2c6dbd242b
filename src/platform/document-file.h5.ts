// A file at a signed address, in a browser: the browser's own viewer shows and prints it.

/** False when the browser blocked the new tab; the file then opens in this one. */
export function openDocument(address: string, _fileName: string): Promise<boolean> {
  const opened = window.open(address, '_blank')
  if (opened) opened.opener = null
  else window.location.assign(address)
  return Promise.resolve(opened !== null)
}
