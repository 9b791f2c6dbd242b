// Which own passwords are accepted (ACC-02). Length counts more than kinds of characters; what everybody knows
// about a person or a first password is refused.

export const passwordFaults = ['too-short', 'initial', 'id-number', 'too-simple'] as const
export type PasswordFault = (typeof passwordFaults)[number]

const minLength = 8

/** The first fault, or null when the password may be used. */
export function passwordFault(password: string, known: { readonly initialPassword: string; readonly idTail: string; readonly phones: readonly string[] }): PasswordFault | null {
  if (password === known.initialPassword) return 'initial'
  const characters = [...password]
  if (characters.length < minLength) return 'too-short'
  const lower = password.toLowerCase()
  if (lower.endsWith(known.idTail.toLowerCase()) && /^\d+[\dx]$/.test(lower)) return 'id-number'
  if (known.phones.some((phone) => password.includes(phone))) return 'too-simple'
  if (new Set(characters).size < 3 || isRun(characters)) return 'too-simple'
  return null
}

/** 12345678, 87654321, abcdefgh: each character follows the one before by the same step of one. */
function isRun(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((character, index) => (character.codePointAt(0) ?? 0) - (characters[index]?.codePointAt(0) ?? 0))
  return steps.every((step) => step === 1) || steps.every((step) => step === -1)
}
