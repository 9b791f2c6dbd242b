// A claim code is printed K7QM-2XR9 and typed as people type (ACC-06).

export const claimCodeLength = 8

/** Upper case, without dashes and spaces. */
export function normaliseClaimCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase()
}

export function formatClaimCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
