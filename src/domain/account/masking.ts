// How people are shown where a screen or a log must not name them in full (PRV-02, ACC-03).
// Characters are counted by code point: rare characters of names take two UTF-16 units.

/** 张* · 张*国 · 欧**国: the first and, from three characters on, the last stay. */
export function maskName(name: string): string {
  const characters = [...name]
  const first = characters[0] ?? ''
  if (characters.length <= 2) return characters.length === 0 ? '' : `${first}*`
  return `${first}${'*'.repeat(Math.min(characters.length - 2, 8))}${characters.at(-1) ?? ''}`
}

/** 138****5678 */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** Fourteen stars and the last four characters, all that is kept in the clear. */
export function maskIdNumber(idTail: string): string {
  return `${'*'.repeat(14)}${idTail}`
}
