import { extractText, getDocumentProxy } from 'unpdf'

/** The text of all pages. */
export async function readPdf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  // wide-set headings come out letter by letter
  return text.replace(/\s+/g, '')
}
