/** Base64 of text in which every character is one byte. */
export function base64OfAscii(text: string): string {
  return btoa(text)
}
