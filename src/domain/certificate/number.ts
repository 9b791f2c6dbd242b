// The certificate's number (CRT-02): a year to file it by and twelve random characters, so that nobody can count
// through the numbers. It is read from paper and typed by hand: no 0 O 1 I L.

const shape = /^XS\d{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/

/** `randomCode`: twelve characters of the readable alphabet, drawn by the server. */
export function certificateNumber(issuedOn: string, randomCode: string): string {
  const number = `XS${issuedOn.slice(0, 4)}-${randomCode.slice(0, 4)}-${randomCode.slice(4, 8)}-${randomCode.slice(8, 12)}`
  if (!shape.test(number)) throw new Error('a certificate number needs twelve readable characters')
  return number
}

/** What a verifier typed or scanned, as the number is kept; null when it cannot be one. */
export function readCertificateNumber(typed: string): string | null {
  const compact = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const parts = /^(XS\d{4})(.{4})(.{4})(.{4})$/.exec(compact)
  const number = parts ? parts.slice(1).join('-') : ''
  return shape.test(number) ? number : null
}
